// Lets a suite inside the extension host drive the window around it: real clicks and keys, the webview's real DOM.
//
// Usage:
//     import { requireDriver } from '../driver.ts'
//     it('shows seven values', async function () {
//       const driver = requireDriver(this)                       // skips the test in a desktop run, which has no driver
//       await driver.webview.waitFor('.node', { count: 7 })      // every call waits for its element, so tests never sleep
//       await driver.workbench.click('.codelens-decoration a', { text: 'run backward' })
//       const widths = await driver.webview.eval(() => [...document.querySelectorAll('.node')].map((n) => n.clientWidth))
//     })
// `workbench` is VS Code's own page, `webview` the innermost document of our webview (with several open: the one that has
// the selector). Functions given to `eval` are sent as text: they see only their argument and the page's own globals.
import type { Context } from 'mocha'

export interface Target {
  /** Only elements whose text contains this. */
  text?: string
  /** Which of the matches, from 0; the first one otherwise. */
  nth?: number
  /** How long to wait, in ms; 30 s otherwise. */
  timeout?: number
}

export interface PointerOptions extends Target {
  button?: 'left' | 'right' | 'middle'
  modifiers?: ('Alt' | 'Control' | 'Meta' | 'Shift')[]
  clickCount?: number
  /** Where in the element, from its top left corner; its middle otherwise. */
  position?: { x: number; y: number }
}

export interface WaitOptions extends Target {
  state?: 'attached' | 'detached' | 'visible' | 'hidden'
  /** Waits until exactly this many elements match. */
  count?: number
}

/** One document: each call finds its element by a CSS selector and waits until it is there. */
export interface Surface {
  waitFor(selector: string, options?: WaitOptions): Promise<void>
  /** Waits until the function returns something truthy in the page, and returns that. */
  waitUntil<T, A = undefined>(fn: (arg: A) => T, arg?: A, options?: { timeout?: number }): Promise<T>
  click(selector: string, options?: PointerOptions): Promise<void>
  hover(selector: string, options?: PointerOptions): Promise<void>
  focus(selector: string, options?: Target): Promise<void>
  fill(selector: string, value: string, options?: Target): Promise<void>
  text(selector: string, options?: Target): Promise<string>
  /** The texts of all matches at this moment: waits for none. */
  texts(selector: string): Promise<string[]>
  attribute(selector: string, name: string, options?: Target): Promise<string | null>
  /** How many match at this moment. */
  count(selector: string): Promise<number>
  /** The element's box in the window's pixels. */
  box(selector: string, options?: Target): Promise<{ x: number; y: number; width: number; height: number }>
  eval<T, A = undefined>(fn: (arg: A) => T, arg?: A): Promise<Awaited<T>>
}

export interface Driver {
  workbench: Surface
  webview: Surface
  keyboard: {
    /** A key or chord in Playwright's names: 'Enter', 'Control+S'. */
    press(keys: string): Promise<void>
    type(text: string): Promise<void>
  }
  mouse: {
    move(x: number, y: number): Promise<void>
    wheel(deltaX: number, deltaY: number): Promise<void>
    /** Presses at the first point, moves in steps, lets go at the second. */
    drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void>
  }
  /** Saves .vscode-test/screenshots/<name>.png and returns its path. */
  screenshot(name: string): Promise<string>
  /** What the page's console has said so far: errors of the webview are among it. */
  consoleErrors(): Promise<string[]>
}

/** A call as it travels; the answer is `{ value }` or `{ error }`. */
export interface DriverCall {
  /** What does it; 'output' prints a line of the test report. */
  surface: 'workbench' | 'webview' | 'window' | 'output'
  method: string
  args: unknown[]
}

const address = process.env['GRADIENT_GRAPH_DRIVER']

const driver = address ? connectDriver(address) : undefined

/** The driver; a desktop run has none, and the test is skipped. */
export function requireDriver(context: Context): Driver {
  return driver ?? context.skip()
}

/** Sends one call to the process that started this VS Code. */
export async function callDriver<T>(url: string, call: DriverCall): Promise<T> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(call) })
  const answer: { value: T; error?: string } = await response.json()
  if (answer.error !== undefined) throw new Error(answer.error)
  return answer.value
}

function connectDriver(url: string): Driver {
  const window = <T>(method: string, ...args: unknown[]): Promise<T> =>
    callDriver(url, { surface: 'window', method, args })
  return {
    workbench: connectSurface(url, 'workbench'),
    webview: connectSurface(url, 'webview'),
    keyboard: { press: (keys) => window('press', keys), type: (text) => window('type', text) },
    mouse: {
      move: (x, y) => window('move', x, y),
      wheel: (deltaX, deltaY) => window('wheel', deltaX, deltaY),
      drag: (from, to) => window('drag', from, to),
    },
    screenshot: (name) => window('screenshot', name),
    consoleErrors: () => window('consoleErrors'),
  }
}

function connectSurface(url: string, surface: 'workbench' | 'webview'): Surface {
  const call = <T>(method: string, ...args: unknown[]): Promise<T> => callDriver(url, { surface, method, args })
  return {
    waitFor: (selector, options) => call('waitFor', selector, options),
    waitUntil: (fn, arg, options) => call('waitUntil', fn.toString(), arg, options),
    click: (selector, options) => call('click', selector, options),
    hover: (selector, options) => call('hover', selector, options),
    focus: (selector, options) => call('focus', selector, options),
    fill: (selector, value, options) => call('fill', selector, value, options),
    text: (selector, options) => call('text', selector, options),
    texts: (selector) => call('texts', selector),
    attribute: (selector, name, options) => call('attribute', selector, name, options),
    count: (selector) => call('count', selector),
    box: (selector, options) => call('box', selector, options),
    eval: (fn, arg) => call('eval', fn.toString(), arg),
  }
}
