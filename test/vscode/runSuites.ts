// npm run test:vscode: runs the suites in the extension host of a real VS Code, trusted and in Restricted Mode.
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
process.exitCode = trusted || restricted

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
