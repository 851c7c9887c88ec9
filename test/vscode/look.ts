// For developers: `node test/vscode/look.ts scenario.ts [folder]` runs a scenario in VS Code on examples/ and saves its pictures.
//
// The scenario is a module outside or inside the project (build first: `npm run build`):
//     import type { Look } from '<project>/test/vscode/look.ts'
//     export const settings = { 'workbench.colorTheme': 'Light Modern' }          // optional, as is `viewport`
//     export async function look({ page, webview, openFile, runCommand, screenshot }: Look) {
//       await openFile('first.nn.ts')
//       await page.keyboard.press('Control+S')
//       await (await webview('svg')).waitForSelector('.node')                     // a Playwright frame
//       await screenshot('first')                                                 // /tmp/first.png
//     }
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Frame, Page } from 'playwright-core'
import { findWebview } from './findWebview.ts'
import { makeWorkspace } from './makeWorkspace.ts'
import { openWorkbench } from './openWorkbench.ts'
import { changeSettings, openFile, runCommand } from './operateWorkbench.ts'
import { projectRoot } from './projectPaths.ts'
import { saveScreenshot } from './serveDriver.ts'
import { serveVscode } from './serveVscode.ts'

export interface Look {
  page: Page
  /** A fresh copy of the examples. */
  folder: string
  /** The document of our webview, once it has the selector. */
  webview(selector: string): Promise<Frame>
  openFile(name: string): Promise<void>
  runCommand(title: string): Promise<void>
  changeSettings(settings: Record<string, unknown>): Promise<void>
  screenshot(name: string): Promise<string>
}

interface Scenario {
  look(context: Look): Promise<void>
  settings?: Record<string, unknown>
  viewport?: { width: number; height: number }
}

const [scenarioPath, outFolder = tmpdir()] = process.argv.slice(2)
if (!scenarioPath) throw new Error('Usage: node test/vscode/look.ts scenario.ts [folder for the pictures]')
const scenario: Scenario = await import(pathToFileURL(resolve(scenarioPath)).href)

await using cleanUp = new AsyncDisposableStack()
const workspace = await makeWorkspace()
cleanUp.defer(() => workspace.remove())
const vscode = await serveVscode(scenario.settings && { settings: scenario.settings })
cleanUp.defer(() => vscode.stop())
const folder = join(workspace.path, 'examples')
const workbench = await openWorkbench(vscode, { folder, extensions: [projectRoot] })
cleanUp.defer(() => workbench.close())
const { page } = workbench
if (scenario.viewport) await page.setViewportSize(scenario.viewport)
page.on('pageerror', (error) => console.error(`Error in the page: ${error.message}`))
page.on('console', (message) => {
  // Ours is what VS Code's own scripts do not say, and what they say about our extension or pass on from it.
  const ofVscode = message.location().url.includes('/static/out/')
  const aboutUs = /gradient-graph\.gradient-graph|\[Extension Host\]/.test(message.text())
  if (!ofVscode || aboutUs) console.log(`[${message.type()}] ${message.text().slice(0, 2000)}`)
})

const context: Look = {
  page,
  folder,
  webview: (selector) => findWebview(page, selector, 15_000),
  openFile: (name) => openFile(page, name),
  runCommand: (title) => runCommand(page, title),
  changeSettings: (settings) => changeSettings(folder, settings),
  screenshot,
}

async function screenshot(name: string): Promise<string> {
  const path = await saveScreenshot(page, resolve(outFolder, `${name}.png`))
  console.log(path)
  return path
}

try {
  await scenario.look(context)
} catch (error) {
  await screenshot('look-failed')
  throw error
}
