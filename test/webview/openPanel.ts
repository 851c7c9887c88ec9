// Opens the panel's page in a real Chromium without VS Code: the real bundle, styles and security policy, a recording host.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import type { FromPanel, ToPanel } from '../../src/protocol/panelMessages.ts'
import { bodyClasses, listThemeVariables, type ThemeName } from './themes.ts'

const origin = 'https://panel.test'
const root = fileURLToPath(new URL('../../', import.meta.url))

export type RendererName = 'svg' | 'canvas'

export interface OpenOptions {
  readonly theme?: ThemeName
  readonly width?: number
  readonly height?: number
  /** What draws the graph whatever its size; else the panel chooses. */
  readonly renderer?: RendererName
  /** What the panel had saved with VS Code. */
  readonly saved?: unknown
}

export interface OpenPanel {
  readonly page: Page
  /** Everything the panel posted, oldest first. */
  listPosted(): Promise<FromPanel[]>
  /** Waits until the panel has posted such a message, and returns the latest of them. */
  waitForPosted<Type extends FromPanel['type']>(type: Type): Promise<Extract<FromPanel, { type: Type }>>
  forgetPosted(): Promise<void>
  send(message: ToPanel): Promise<void>
  getSaved(): Promise<unknown>
  /** Violations of the security policy, errors and uncaught exceptions: must stay empty. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

export async function openPanel(browser: Browser, options: OpenOptions = {}): Promise<OpenPanel> {
  const { theme = 'dark', width = 1100, height = 620, saved, renderer } = options
  const context = await browser.newContext({ viewport: { width, height } })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  const files = await loadFiles(theme, saved, renderer)
  await page.route('**/*', async (route) => {
    const name = new URL(route.request().url()).pathname
    const file = files.get(name)
    await (file ? route.fulfill(file) : route.fulfill({ status: 404, body: '' }))
  })
  await page.goto(`${origin}/`)
  const listPosted = (): Promise<FromPanel[]> => page.evaluate<FromPanel[]>('posted')
  return {
    page,
    complaints,
    listPosted,
    async waitForPosted(type) {
      // Asked from outside: the page's own policy forbids the code that Playwright would wait with inside.
      const deadline = Date.now() + 5000
      while (Date.now() < deadline) {
        const found = (await listPosted()).findLast((message) => isOfType(message, type))
        if (found) return found
        await page.waitForTimeout(15)
      }
      throw new Error(`No ${type} was posted.`)
    },
    forgetPosted: () => page.evaluate('posted.length = 0'),
    async send(message) {
      // Resolves when the panel has handled it: the listener of the page itself comes after the panel's.
      await page.evaluate(async (data) => {
        const handled = new Promise((resolve) => window.addEventListener('message', resolve, { once: true }))
        window.postMessage(data, '*')
        await handled
      }, message)
    },
    getSaved: () => page.evaluate('saved'),
    close: () => context.close(),
  }
}

type ServedFile = { contentType: string; body: string | Buffer }

let styles: Promise<string> | undefined
const scripts = new Map<RendererName | undefined, Promise<string>>()

async function loadFiles(theme: ThemeName, saved: unknown, renderer?: RendererName): Promise<Map<string, ServedFile>> {
  styles ??= bundleFile('media/panel/panel.css')
  const script = scripts.get(renderer) ?? bundleFile('src/webview/main.ts', renderer)
  scripts.set(renderer, script)
  const codicons = `${root}node_modules/@vscode/codicons/dist/`
  return new Map<string, ServedFile>([
    ['/', { contentType: 'text/html', body: writePage() }],
    ['/host.js', { contentType: 'text/javascript', body: writeHost(theme, saved) }],
    ['/webview.js', { contentType: 'text/javascript', body: await script }],
    ['/panel.css', { contentType: 'text/css', body: await styles }],
    ['/codicon.css', { contentType: 'text/css', body: await readFile(`${codicons}codicon.css`) }],
    ['/codicon.ttf', { contentType: 'font/ttf', body: await readFile(`${codicons}codicon.ttf`) }],
  ])
}

async function bundleFile(path: string, renderer?: RendererName): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [root + path],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'chrome120',
    charset: 'utf8',
    write: false,
    plugins: renderer ? [chooseRenderer(renderer)] : [],
  })
  return outputFiles[0]?.text ?? ''
}

/** Moves the size at which the panel goes over to the canvas, so that either draws any scene. */
function chooseRenderer(renderer: RendererName): Plugin {
  const limit = /(const mostShapesInSvg =) \d+/
  return {
    name: 'choose-renderer',
    setup: (context) =>
      context.onLoad({ filter: /sizedRenderer\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8')
        if (!limit.test(source)) throw new Error(`${path} has no limit to move.`)
        return { contents: source.replace(limit, `$1 ${renderer === 'svg' ? 'Infinity' : '-1'}`), loader: 'ts' }
      }),
  }
}

/** The same policy as the real host's. */
function writePage(): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-n1'`,
    `style-src ${origin}`,
    `font-src ${origin}`,
    `img-src ${origin} data: blob:`,
  ].join('; ')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="codicon.css"><link rel="stylesheet" href="panel.css"></head>
<body><script nonce="n1" src="host.js"></script><script nonce="n1" src="webview.js"></script></body></html>`
}

/** Stands where VS Code stands: sets the theme, records what is posted, keeps the saved state. */
function writeHost(theme: ThemeName, saved: unknown): string {
  return `const posted = []
let saved = ${JSON.stringify(saved) ?? 'undefined'}
window.posted = posted
window.acquireVsCodeApi = () => ({
  postMessage: (message) => posted.push(message),
  getState: () => saved,
  setState: (state) => (saved = structuredClone(state)),
})
for (const [name, value] of Object.entries(${JSON.stringify(listThemeVariables(theme))})) {
  document.documentElement.style.setProperty(name, value)
}
document.body.className = ${JSON.stringify(bodyClasses[theme])}`
}

function isOfType<Type extends FromPanel['type']>(
  message: FromPanel,
  type: Type,
): message is Extract<FromPanel, { type: Type }> {
  return message.type === type
}
