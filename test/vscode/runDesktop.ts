// npm run test:desktop: runs the suites in a downloaded desktop build of VS Code.
import { runTests } from '@vscode/test-electron'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleSuites } from './bundleSuites.ts'
import { calmSettings } from './calmSettings.ts'
import { makeTempFolder } from './makeTempFolder.ts'
import { makeWorkspace } from './makeWorkspace.ts'
import { projectRoot } from './projectPaths.ts'

// An installed VS Code may stand in for the download.
const vscodeExecutablePath = process.env['VSCODE_EXECUTABLE']

await using cleanUp = new AsyncDisposableStack()
const workspace = await makeWorkspace()
cleanUp.defer(() => workspace.remove())
const userData = await makeTempFolder('desktop')
cleanUp.defer(() => userData.remove())
await mkdir(join(userData.path, 'User'))
await writeFile(join(userData.path, 'User', 'settings.json'), JSON.stringify(calmSettings))
try {
  process.exitCode = await runTests({
    ...(vscodeExecutablePath && { vscodeExecutablePath }),
    extensionDevelopmentPath: projectRoot,
    // Not suitesRestricted: runTests always switches Workspace Trust off.
    extensionTestsPath: await bundleSuites('suites'),
    launchArgs: [workspace.path, '--user-data-dir', userData.path, '--disable-extensions'],
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
