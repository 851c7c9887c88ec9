// Opens a window of the served VS Code in a headless browser and reports how the tests inside it ended.
import type { BrowserContext, Page } from 'playwright-core'
import type { WindowOptions } from './composeAddress.ts'
import { launchBrowser } from './findBrowser.ts'
import type { ServedVscode } from './serveVscode.ts'

export interface Workbench {
  page: Page
  /** The exit code of the tests inside, once they have ended; rejects when the window crashes or is closed before. */
  ended: Promise<number>
  close(): Promise<void>
}

// Mocha ends a test that hangs; only an extension host that hangs as a whole gets here.
const deadline = 15 * 60_000
const viewport = { width: 1440, height: 900 }

export async function openWorkbench(vscode: ServedVscode, window: WindowOptions): Promise<Workbench> {
  const browser = await launchBrowser()
  const context = await browser.newContext({ viewport, permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  const ended = watchEnd(context, page)
  // Whoever wants to know awaits it; nobody has to.
  ended.catch(() => undefined)
  await page.exposeFunction('codeAutomationLog', () => undefined)
  await page.goto(vscode.address(window))
  await waitForWorkbench(page)
  return { page, ended, close: () => browser.close() }
}

/**
 * Resolves when VS Code has restored the window and knows its extensions, after opening it as after a reload. The window
 * stands long before: its first keys go nowhere, and a palette opened too early never lists what extensions contribute.
 */
export async function waitForWorkbench(page: Page): Promise<void> {
  await page.waitForFunction(() => window.driver !== undefined, undefined, { timeout: 60_000 })
  await page.evaluate(() => window.driver?.whenWorkbenchRestored())
  await page.waitForFunction(() => performance.getEntriesByName('code/didLoadExtensions').length > 0)
}

declare global {
  interface Window {
    /** Of a VS Code served with its smoke test driver. */
    readonly driver?: { whenWorkbenchRestored(): Promise<void> }
  }
}

async function watchEnd(context: BrowserContext, page: Page): Promise<number> {
  const end = Promise.withResolvers<number>()
  page.once('crash', () => end.reject(new Error('The VS Code window crashed.')))
  context.once('close', () => end.reject(new Error('The VS Code window was closed before its tests ended.')))
  AbortSignal.timeout(deadline).addEventListener('abort', () => end.reject(new Error('The tests did not end in time.')))
  await page.exposeFunction('codeAutomationExit', (code: number) => end.resolve(code))
  return end.promise
}
