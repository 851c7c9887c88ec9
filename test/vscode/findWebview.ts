// Finds the document of our webview inside VS Code's page: an iframe in an iframe, replaced whenever the webview reloads.
import type { Frame, Page } from 'playwright-core'
import { poll } from './poll.ts'

/** The visible webview document that has the selector (with this text in it); waits until there is one. */
export function findWebview(page: Page, selector: string, timeout: number, text = ''): Promise<Frame> {
  return poll(
    () => lookForWebview(page, selector, text),
    timeout,
    () =>
      `No visible webview has '${selector}'${text && ` with '${text}'`}; the webviews are: ${describeWebviews(page)}`,
  )
}

export async function lookForWebview(page: Page, selector: string, text = ''): Promise<Frame | undefined> {
  for (const frame of listWebviews(page)) {
    try {
      if ((await isShown(frame)) && (await frame.locator(selector, { hasText: text }).count()) > 0) return frame
    } catch (error) {
      // A webview that went away while it was asked does not have it.
      if (!isGone(error)) throw error
    }
  }
  return undefined
}

/** Whether a call failed only because the webview was replaced or closed meanwhile. */
export function isGone(error: unknown): boolean {
  return (
    error instanceof Error &&
    /detached|context was destroyed|cannot find context|different document/i.test(error.message)
  )
}

// New content loads in a hidden second frame beside the old one, and a hidden panel keeps its hidden outer frame.
async function isShown(frame: Frame): Promise<boolean> {
  const outer = frame.parentFrame()
  return (await isElementVisible(frame)) && outer !== null && (await isElementVisible(outer))
}

async function isElementVisible(frame: Frame): Promise<boolean> {
  return (await frame.frameElement()).isVisible()
}

function listWebviews(page: Page): Frame[] {
  return page.frames().filter((frame) => readExtensionId(frame) !== null)
}

function readExtensionId(frame: Frame): string | null {
  return new URL(frame.parentFrame()?.url() || 'about:blank').searchParams.get('extensionId')
}

function describeWebviews(page: Page): string {
  return listWebviews(page).map(readExtensionId).join(', ') || 'none'
}
