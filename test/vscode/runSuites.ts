// npm run test:vscode: runs the suites in the extension host of a real VS Code, trusted and in Restricted Mode, and those
// that need more than one window.
import Mocha from 'mocha'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleSuites } from './bundleSuites.ts'
import { makeWorkspace } from './makeWorkspace.ts'
import { openWorkbench } from './openWorkbench.ts'
import { projectRoot } from './projectPaths.ts'
import { serveDriver } from './serveDriver.ts'
import { serveVscode } from './serveVscode.ts'

const [grep] = process.argv.slice(2)

console.log('Suites inside a real VS Code')
const trusted = await runIn('suites', false)
console.log('Suites inside a real VS Code, in Restricted Mode')
const restricted = await runIn('suitesRestricted', true)
console.log('Suites around the windows of a real VS Code')
const around = await runAround()
process.exitCode = trusted || restricted || around

async function runIn(folder: 'suites' | 'suitesRestricted', workspaceTrust: boolean): Promise<number> {
  const tests = await bundleSuites(folder)
  await using cleanUp = new AsyncDisposableStack()
  const workspace = await makeWorkspace()
  cleanUp.defer(() => workspace.remove())
  const driver = await serveDriver(console.log)
  cleanUp.defer(() => driver.stop())
  const env = {
    GRADIENT_GRAPH_DRIVER: driver.url,
    ...(process.stdout.isTTY && { GRADIENT_GRAPH_COLOR: '1' }),
    ...(grep && { GRADIENT_GRAPH_GREP: grep }),
  }
  const vscode = await serveVscode({ workspaceTrust, env })
  cleanUp.defer(() => vscode.stop())
  const workbench = await openWorkbench(vscode, { folder: workspace.path, extensions: [projectRoot], tests })
  cleanUp.defer(() => workbench.close())
  driver.attach(workbench.page)
  return await workbench.ended
}

/** These drive their windows from outside: what runs inside one ends when it reloads. */
async function runAround(): Promise<number> {
  const mocha = new Mocha({ reporter: 'spec', timeout: 120_000 })
  if (grep) mocha.grep(grep)
  const folder = join(projectRoot, 'test', 'vscode', 'windows')
  for (const name of (await readdir(folder)).toSorted()) mocha.addFile(join(folder, name))
  await mocha.loadFilesAsync()
  const failures = await new Promise<number>((resolve) => mocha.run(resolve))
  return failures === 0 ? 0 : 1
}
