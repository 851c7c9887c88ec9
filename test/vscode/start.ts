// npm start: opens VS Code on examples/ with the extension loaded, in the desktop's VS Code or else in a browser.
import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { composeBrowserCommand, findDesktopVscode, hasDesktop } from './findDesktop.ts'
import { examplesFolder, projectRoot, vscodeFolder } from './projectPaths.ts'
import { serveVscode } from './serveVscode.ts'

const whatToDo =
  'Press "run backward" above L in the file that is open there: its graph appears beside the code, and anew at every save.'
// Always the same where it is free: the browser keeps VS Code's layout by address.
const preferredPort = 8377

const examples = (await readdir(examplesFolder)).filter((name) => name.endsWith('.nn.ts')).toSorted()
const firstExample = examples[0] === undefined ? undefined : join(examplesFolder, examples[0])
const desktop = hasDesktop() ? findDesktopVscode() : undefined
if (desktop) openDesktop(desktop)
else await serve()

function openDesktop(command: string): void {
  const args = [
    `--extensionDevelopmentPath=${projectRoot}`,
    '--disable-workspace-trust',
    '--new-window',
    examplesFolder,
  ]
  if (firstExample) args.push(firstExample)
  console.log(`Opening ${examplesFolder} in the VS Code of this machine, with Gradient Graph loaded.\n${whatToDo}`)
  // A .cmd file runs only in a shell, which splits at spaces.
  const inShell = process.platform === 'win32'
  const quoted = inShell ? args.map((arg) => `"${arg}"`) : args
  spawn(inShell ? `"${command}"` : command, quoted, { stdio: 'inherit', shell: inShell })
}

async function serve(): Promise<void> {
  const vscode = await serveVscode({ dataFolder: join(vscodeFolder, 'user-data'), preferredPort })
  const address = vscode.address({
    folder: examplesFolder,
    extensions: [projectRoot],
    ...(firstExample && { openFile: firstExample }),
  })
  console.log(`\nVS Code with Gradient Graph is running. Open this address in a browser:\n\n${address}\n\n${whatToDo}`)
  console.log('Ctrl-C stops it.')
  if (!hasDesktop()) return
  const [command, args] = composeBrowserCommand(address)
  // Without such a command the printed address is still there to be clicked.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .once('error', () => undefined)
    .unref()
}
