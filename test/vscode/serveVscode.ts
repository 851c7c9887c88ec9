// Serves VS Code on loopback, with settings and user data of its own, and takes the whole process group down afterwards.
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { installVscode } from './installVscode.ts'

export interface ServedVscode {
  port: number
  /** The address of a window: what it opens, and the payload VS Code calls its development options. */
  address(window: WindowOptions): string
  stop(): Promise<void>
}

export interface WindowOptions {
  folder: string
  extensions: string[]
  tests?: string
  openFile?: string
}

export interface ServeOptions {
  /** With Workspace Trust a folder opens in Restricted Mode; without it everything is trusted. */
  workspaceTrust?: boolean
  settings?: Record<string, unknown>
  /** Kept between runs; without it a fresh folder is made and removed again. */
  dataFolder?: string
  preferredPort?: number
  env?: Record<string, string>
}

/** Settings that keep questions, news and the network out of the window. */
const calmSettings = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'http.proxySupport': 'off',
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
}

/** Resolves once VS Code accepts connections. */
export async function serveVscode(options: ServeOptions = {}): Promise<ServedVscode> {
  const main = await installVscode()
  const data = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'gradient-graph-vscode-')))
  await writeMissing(join(data, 'data', 'User', 'settings.json'), JSON.stringify({ ...calmSettings, ...options.settings }, null, 2))
  // Without a token every page in the user's browser could open a terminal here.
  const tokenFile = join(data, 'token')
  await writeMissing(tokenFile, randomBytes(16).toString('hex'))
  const token = (await readFile(tokenFile, 'utf8')).trim()
  const port = await findFreePort(options.preferredPort)
  const child = spawn(
    process.execPath,
    [
      main,
      ...['--host', '127.0.0.1', '--port', String(port), '--connection-token-file', tokenFile],
      ...['--accept-server-license-terms', '--enable-smoke-test-driver', '--telemetry-level', 'off'],
      ...['--server-data-dir', data, ...(options.workspaceTrust ? [] : ['--disable-workspace-trust'])],
    ],
    { detached: process.platform !== 'win32', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } },
  )
  const killOnExit = (): void => killGroup(child)
  process.once('exit', killOnExit)
  await waitUntilReady(child)
  return {
    port,
    address: (window) => composeAddress(port, token, window),
    stop: async () => {
      process.off('exit', killOnExit)
      const closed = child.exitCode === null ? new Promise((resolve) => child.once('close', resolve)) : undefined
      killGroup(child)
      await closed
      if (!options.dataFolder) await rm(data, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function writeMissing(path: string, text: string): Promise<void> {
  if (existsSync(path)) return
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text, { mode: 0o600 })
}

function waitUntilReady(child: ChildProcess): Promise<void> {
  let output = ''
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      if (!output.includes('Extension host agent started')) return
      // Kept flowing, unread, for as long as the server lives: a full pipe would stop it.
      child.stdout?.off('data', read).resume()
      child.stderr?.off('data', read).resume()
      resolve()
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`VS Code's server ended with code ${code}:\n${output}`)))
  })
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' })
    return
  }
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The group is gone already.
  }
}

function composeAddress(port: number, token: string, { folder, extensions, tests, openFile }: WindowOptions): string {
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${toUrlPath(path)}`
  const payload = extensions.map((path) => ['extensionDevelopmentPath', remote(path)])
  if (tests) payload.push(['extensionTestsPath', remote(tests)])
  if (openFile) payload.push(['openFile', remote(openFile)])
  const query = [`tkn=${token}`, `folder=${encodeURI(toUrlPath(folder))}`, `payload=${encodeURIComponent(JSON.stringify(payload))}`]
  return `http://127.0.0.1:${port}/?${query.join('&')}`
}

function toUrlPath(path: string): string {
  const slashed = path.replaceAll('\\', '/')
  return slashed.startsWith('/') ? slashed : `/${slashed}`
}

function findFreePort(preferred = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => (preferred ? resolve(findFreePort()) : reject(error)))
    probe.listen(preferred, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.'))))
    })
  })
}
