// Installs a complete VS Code from the npm registry into .vscode-test, once, so that nothing needs a desktop or a download site.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { vscodeFolder } from './projectPaths.ts'

// code-server's npm package carries VS Code's server and workbench; code-server itself is never started.
const carrier = 'code-server@4.139.1'
const installed = join(vscodeFolder, carrier.replace('@', '-'))
const inside = ['node_modules', 'code-server', 'lib', 'vscode']

/** Returns the path of VS Code's server-main.js; installs it first where it is missing. */
export async function installVscode(): Promise<string> {
  if (!existsSync(installed)) await installAnew()
  return join(installed, ...inside, 'out', 'server-main.js')
}

// Everything happens in a folder of its own which is renamed at the end: an aborted install leaves nothing that looks whole.
async function installAnew(): Promise<void> {
  await mkdir(vscodeFolder, { recursive: true })
  await removeAborted()
  const building = join(vscodeFolder, `installing-${process.pid}`)
  const server = join(building, ...inside)
  await mkdir(building)
  await writeFile(join(building, 'package.json'), '{ "private": true }\n')
  console.log('Installing VS Code into .vscode-test (once, about a minute) …')
  await runNpm(building, ['install', '--ignore-scripts', carrier])
  console.log('  VS Code is here; now the packages it uses …')
  await runNpm(server, ['install', '--omit=dev', '--ignore-scripts'])
  await runNpm(join(server, 'extensions'), ['install', '--omit=dev', '--ignore-scripts'])
  console.log('  now its two native parts …')
  const addons = ['@vscode/spdlog', '@vscode/native-watchdog']
  await runNpm(server, ['rebuild', ...addons]).catch(() =>
    console.log('  which need a C++ compiler, so VS Code goes without its own log files.'),
  )
  try {
    await rename(building, installed)
  } catch (error) {
    // Another process was faster: its install is as good as this one.
    if (!existsSync(installed)) throw error
    await rm(building, { recursive: true, force: true })
  }
  console.log('  VS Code is installed.')
}

async function removeAborted(): Promise<void> {
  for (const name of await readdir(vscodeFolder)) {
    const pid = /^installing-(\d+)$/.exec(name)?.[1]
    if (pid && !isRunning(Number(pid))) await rm(join(vscodeFolder, name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Runs the npm this process was started by, else the one on the PATH; its output is shown only when it fails. */
function runNpm(cwd: string, args: string[]): Promise<void> {
  const cli = process.env['npm_execpath']
  const quiet = [...args, '--no-audit', '--no-fund', '--loglevel=error']
  const child = cli?.endsWith('.js')
    ? spawn(process.execPath, [cli, ...quiet], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn('npm', quiet, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm ${args.join(' ')} failed in ${cwd}:\n${output}`)),
    )
  })
}
