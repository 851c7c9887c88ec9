// Answers the suites' driver calls: a tiny loopback server beside the Playwright page, one JSON request per call.
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { driveSurface, type Handlers } from './driveSurface.ts'
import type { Driver, DriverCall } from './driver.ts'
import { vscodeFolder } from './projectPaths.ts'

export interface ServedDriver {
  url: string
  /** From now on calls go to this page; before, they wait. */
  attach(page: Page): void
  stop(): void
}

export async function serveDriver(print: (line: string) => void): Promise<ServedDriver> {
  const output: Handlers = { print: async (line: string) => print(line) }
  const attached = Promise.withResolvers<Record<'workbench' | 'webview' | 'window', Handlers>>()
  // The path is a secret: a web page elsewhere in the browser cannot guess it.
  const path = `/${randomBytes(12).toString('hex')}`

  async function answer(request: IncomingMessage): Promise<string> {
    try {
      const { surface, method, args }: DriverCall = JSON.parse(await readBody(request))
      const handlers = surface === 'output' ? output : (await attached.promise)[surface]
      const handle = handlers[method]
      if (!handle) throw new Error(`The driver cannot '${method}'.`)
      return JSON.stringify({ value: await handle(...args) })
    } catch (error) {
      return JSON.stringify({ error: error instanceof Error ? error.message : String(error) })
    }
  }

  const server = createServer(async (request, response) => {
    if (request.url === path) response.end(await answer(request))
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}${path}`,
    attach: (page) =>
      attached.resolve({
        workbench: driveSurface(page, 'workbench'),
        webview: driveSurface(page, 'webview'),
        window: driveWindow(page),
      }),
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function driveWindow(page: Page): Handlers {
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  type Point = Parameters<Driver['mouse']['drag']>[0]
  return {
    press: (keys: string) => page.keyboard.press(keys),
    type: (text: string) => page.keyboard.type(text),
    move: (x: number, y: number) => page.mouse.move(x, y),
    wheel: (deltaX: number, deltaY: number) => page.mouse.wheel(deltaX, deltaY),
    drag: async (from: Point, to: Point) => {
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move(to.x, to.y, { steps: 8 })
      await page.mouse.up()
    },
    screenshot: (name: string) => saveScreenshot(page, join(vscodeFolder, 'screenshots', `${name}.png`)),
    consoleErrors: () => Promise.resolve(errors),
  }
}

export async function saveScreenshot(page: Page, path: string): Promise<string> {
  await mkdir(join(path, '..'), { recursive: true })
  await page.screenshot({ path })
  return path
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}
