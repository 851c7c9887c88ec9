// Does what a suite asks of one document, VS Code's page or the webview's, with Playwright's own waiting.
import type { Frame, Locator, Page } from 'playwright-core'
import type { PointerOptions, Surface, Target, WaitOptions } from './driver.ts'
import { findWebview, isGone, lookForWebview } from './findWebview.ts'
import { poll } from './poll.ts'

/** Takes what came over the wire on trust: the one caller is driver.ts. Functions arrive as source text. */
export interface Handlers {
  [method: string]: { handle(...args: unknown[]): Promise<unknown> }['handle']
}

const patience = 30_000

export function driveSurface(page: Page, surface: 'workbench' | 'webview'): Handlers {
  const find = (selector: string, target?: Target | null): Promise<Page | Frame> =>
    surface === 'workbench'
      ? Promise.resolve(page)
      : findWebview(page, selector, target?.timeout ?? patience, target?.text)
  const look = async (selector: string): Promise<Page | Frame | undefined> =>
    surface === 'workbench' ? page : lookForWebview(page, selector)
  const locate = async (selector: string, target: Target | null): Promise<Locator> =>
    locateAll(await find(selector, target), selector, target).nth(target?.nth ?? 0)

  const handlers: Handlers & Record<keyof Surface, unknown> = {
    waitFor: (selector: string, options: WaitOptions | null) => waitFor(look, selector, options ?? {}),
    waitUntil: async (source: string, arg: unknown, options: { timeout?: number } | null) => {
      const call = composeCall(source, arg)
      const ask = async (): Promise<unknown> => (await (await look('body'))?.evaluate(call)) || undefined
      return poll(ask, options?.timeout ?? patience, () => `${source}\ngiven ${JSON.stringify(arg)} never holds`)
    },
    click: async (selector: string, options: PointerOptions | null) =>
      (await locate(selector, options)).click(withPatience(options)),
    hover: async (selector: string, options: PointerOptions | null) =>
      (await locate(selector, options)).hover(withPatience(options)),
    focus: async (selector: string, options: Target | null) =>
      (await locate(selector, options)).focus(withPatience(options)),
    fill: async (selector: string, value: string, options: Target | null) =>
      (await locate(selector, options)).fill(value, withPatience(options)),
    text: async (selector: string, options: Target | null) =>
      ((await (await locate(selector, options)).textContent(withPatience(options))) ?? '').trim(),
    texts: async (selector: string) => (await look(selector))?.locator(selector).allTextContents() ?? [],
    attribute: async (selector: string, name: string, options: Target | null) =>
      (await locate(selector, options)).getAttribute(name, withPatience(options)),
    count: async (selector: string) => (await look(selector))?.locator(selector).count() ?? 0,
    box: async (selector: string, options: Target | null) => {
      const locator = await locate(selector, options)
      return poll(
        async () => (await locator.boundingBox(withPatience(options))) ?? undefined,
        options?.timeout ?? patience,
        () => `'${selector}' has no box on the screen`,
      )
    },
    eval: async (source: string, arg: unknown) => (await find('body')).evaluate(composeCall(source, arg)),
  }
  return Object.fromEntries(Object.entries(handlers).map(([method, handle]) => [method, repeatWhenGone(handle)]))
}

// What was found may be replaced before it is used, as when a webview loads its content anew.
function repeatWhenGone(handle: (...args: unknown[]) => Promise<unknown>): typeof handle {
  return async (...args) => {
    try {
      return await handle(...args)
    } catch (error) {
      if (isGone(error)) return handle(...args)
      throw error
    }
  }
}

async function waitFor(
  look: (selector: string) => Promise<Page | Frame | undefined>,
  selector: string,
  options: WaitOptions,
): Promise<void> {
  const { state = 'visible', count, timeout = patience } = options
  const wanted = count === undefined ? state : `${count} matches`
  let seen = 0
  await poll(
    async () => {
      const document = await look(selector)
      const chosen = document && locateAll(document, selector, options)
      seen = (await chosen?.count()) ?? 0
      if (count !== undefined) return seen === count || undefined
      const first = chosen?.nth(options.nth ?? 0)
      const present = seen > (options.nth ?? 0)
      const visible = present && (await first?.isVisible()) === true
      const holds = { attached: present, detached: !present, visible, hidden: !visible }[state]
      return holds || undefined
    },
    timeout,
    () => `'${selector}'${options.text ? ` with '${options.text}'` : ''}: wanted ${wanted}, there are ${seen}`,
  )
}

function locateAll(document: Page | Frame, selector: string, target: Target | null): Locator {
  return document.locator(selector, { hasText: target?.text ?? '' })
}

function withPatience<T extends Target>(options: T | null): (T & { timeout: number }) | { timeout: number } {
  return { ...options, timeout: options?.timeout ?? patience }
}

function composeCall(source: string, arg: unknown): string {
  return `(${source})(${JSON.stringify(arg)})`
}
