// Serves VS Code on loopback, with settings and user data of its own, and takes the whole process group down afterwards.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { calmSettings } from './calmSettings.ts'
import { composeAddress, type WindowOptions } from './composeAddress.ts'
import { findFreePort } from './findFreePort.ts'
import { installVscode } from './installVscode.ts'
import { makeTempFolder } from './makeTempFolder.ts'

export interface ServedVscode {
  port: number
  /** The address that opens a window. */
  address(window: WindowOptions): string
  stop(): Promise<void>
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

/** Resolves once VS Code accepts connections. */
export async function serveVscode(options: ServeOptions = {}): Promise<ServedVscode> {
  const main = await installVscode()
  const temp = options.dataFolder === undefined ? await makeTempFolder('vscode') : undefined
  const data = temp?.path ?? options.dataFolder ?? ''
  const settingsFile = join(data, 'data', 'User', 'settings.json')
  await writeMissing(settingsFile, JSON.stringify({ ...calmSettings, ...options.settings }, null, 2))
  // Without a token every page in the user's browser could open a terminal here.
  const tokenFile = join(data, 'token')
  await writeMissing(tokenFile, randomBytes(16).toString('hex'))
  const token = (await readFile(tokenFile, 'utf8')).trim()
  const port = await findFreePort(options.preferredPort)
  const args = [
    '--host=127.0.0.1',
    `--port=${port}`,
    `--connection-token-file=${tokenFile}`,
    `--server-data-dir=${data}`,
    '--accept-server-license-terms',
    '--telemetry-level=off',
    // Makes a built VS Code load an extension from its folder.
    '--enable-smoke-test-driver',
  ]
  if (!options.workspaceTrust) args.push('--disable-workspace-trust')
  const stop = await startServer([main, ...args], composeEnvironment(options))
  return {
    port,
    address: (window) => composeAddress(port, token, window),
    stop: async () => {
      await stop()
      await temp?.remove()
    },
  }
}

async function writeMissing(path: string, text: string): Promise<void> {
  if (existsSync(path)) return
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text, { mode: 0o600 })
}

function composeEnvironment({ dataFolder, env }: ServeOptions): NodeJS.ProcessEnv {
  // A VS Code whose terminal we run in has left its own there.
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('VSCODE_'))
  // A passing window asks no marketplace anything.
  const gallery = dataFolder === undefined ? { EXTENSIONS_GALLERY: '{}' } : {}
  return { ...Object.fromEntries(inherited), ...gallery, ...env }
}

/** Returns what stops the server with everything it started; the end of this process does so too. */
async function startServer(args: string[], env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const detached = process.platform !== 'win32'
  const child = spawn(process.execPath, args, { detached, stdio: ['ignore', 'pipe', 'pipe'], env })
  const killAtExit = (): void => killGroup(child)
  const closed = new Promise((resolve) => child.once('close', resolve))
  process.once('exit', killAtExit)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
  await waitUntilReady(child)
  return async () => {
    process.off('exit', killAtExit)
    killGroup(child)
    await closed
  }
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
  if (child.pid === undefined || child.exitCode !== null) return
  try {
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'])
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The group is gone already.
  }
}
