// Measures ready snapshot → painted in the real VS Code, from 7 to a million nodes, and from the save on; beside it flat Graphviz.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { findWebview } from '../vscode/findWebview.ts'
import { makeWorkspace } from '../vscode/makeWorkspace.ts'
import { openWorkbench } from '../vscode/openWorkbench.ts'
import { openFile, runCommand } from '../vscode/operateWorkbench.ts'
import { projectRoot } from '../vscode/projectPaths.ts'
import { serveVscode } from '../vscode/serveVscode.ts'
import { measureFlatGraphviz } from './flatGraphviz.ts'
import { writeNetwork, type NetworkProgram } from './networkProgram.ts'
import { rememberSaveTime } from './saveToPixels.ts'
import { watchNextState } from './stageTimes.ts'

const warmUps = 3
const rounds = 9

const programs: readonly (NetworkProgram & { readonly nodes: number })[] = [
  { nodes: 7, layers: [], samples: 0 },
  { nodes: 500, layers: [4, 4, 1], samples: 5 },
  { nodes: 5_000, layers: [16, 16, 1], samples: 7 },
  { nodes: 100_000, layers: [16, 16, 1], samples: 150 },
  { nodes: 1_000_000, layers: [16, 16, 1], samples: 1_520 },
]

interface SaveTimes {
  readonly run: number
  readonly scene: number
  readonly hop: number
  readonly dom: number
  readonly paint: number
  readonly total: number
}

/** New structure: the digits say how many operations follow the loss. Values only: the digits are a number in it. */
type Kind = 'structure' | 'values'

export async function benchGraphSizes(): Promise<void> {
  console.log(`graph sizes, warm, real VS Code: median of ${rounds} saves in ms; ready → painted is scene + paint`)
  await using cleanUp = new AsyncDisposableStack()
  const workspace = await makeWorkspace()
  cleanUp.defer(() => workspace.remove())
  const folder = join(workspace.path, 'examples')
  for (const { nodes, ...program } of programs) await writeFile(join(folder, nameFile(nodes)), writeNetwork(program))
  const vscode = await serveVscode()
  cleanUp.defer(() => vscode.stop())
  const workbench = await openWorkbench(vscode, { folder, extensions: [process.env['GG_ROOT'] ?? projectRoot] })
  cleanUp.defer(() => workbench.close())
  const { page } = workbench
  await rememberSaveTime(page)
  for (const { nodes, ...program } of programs) {
    await openFile(page, nameFile(nodes))
    await runCommand(page, 'Gradient Graph: Show Gradient Graph')
    const panel = await findWebview(page, '.card', 120_000)
    for (const kind of ['structure', 'values'] as const) {
      const times = await measureSaves(page, panel, kind)
      const what = kind === 'structure' ? 'new structure' : 'values only  '
      console.log(`  ${nodes.toLocaleString('en').padStart(9)} nodes, ${what}  ${writeTimes(times)}`)
    }
    await runCommand(page, 'View: Close All Editors')
    if (process.env['GG_FLAT'])
      console.log(`            flat Graphviz of the same graph: ${await measureFlatGraphviz(program)}`)
  }
}

const nameFile = (nodes: number): string => `network-${nodes}.nn.ts`

async function measureSaves(page: Page, panel: Frame, kind: Kind): Promise<SaveTimes[]> {
  await selectDigits(page, kind === 'structure' ? 'extra = 10' : 'bias = 10')
  const times: SaveTimes[] = []
  for (let round = 0; round < warmUps + rounds; round++) {
    const time = await saveOnce(page, panel, 11 + round)
    if (round >= warmUps) times.push(time)
  }
  return times
}

function writeTimes(times: readonly SaveTimes[]): string {
  const median = (read: (time: SaveTimes) => number): string => {
    const sorted = times.map(read).toSorted((a, b) => a - b)
    return (sorted[sorted.length >> 1] ?? NaN).toFixed(0).padStart(5)
  }
  const best = (read: (time: SaveTimes) => number): string =>
    Math.min(...times.map(read))
      .toFixed(0)
      .padStart(4)
  const names = ['run', 'scene', 'hop', 'dom', 'paint', 'total'] as const
  return names.map((name) => `${name} ${median((t) => t[name])} (${best((t) => t[name])})`).join('  ')
}

/** Leaves the editor's selection on the two digits at the end of a text that is in the file once. */
async function selectDigits(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click()
  await page.keyboard.press('Control+F')
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
}

/** Types the digits before the cursor anew, saves, and waits for the frame after the one in which the panel drew the run. */
async function saveOnce(page: Page, panel: Frame, value: number): Promise<SaveTimes> {
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.type(String(value))
  await panel.waitForSelector('.status[data-status="stale"]')
  const painted = watchNextState(panel)
  await page.keyboard.press('Control+S')
  const { ready, sent, received, drawn, painted: end } = await painted
  const start = Number(await page.evaluate(() => document.body.dataset['savedAt']))
  return {
    run: ready - start,
    scene: sent - ready,
    hop: received - sent,
    dom: drawn - received,
    paint: end - drawn,
    total: end - ready,
  }
}
