// Measures save → painted in the real VS Code, from 7 to a million nodes, stage by stage; beside it flat Graphviz.
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
import { noteSaves, saveOnce, selectDigits, type SaveMoments } from './saveMoments.ts'

const warmUps = 4
const rounds = 11

const programs: readonly (NetworkProgram & { readonly nodes: number })[] = [
  { nodes: 7, layers: [], samples: 0 },
  { nodes: 500, layers: [4, 4, 1], samples: 5 },
  { nodes: 5_000, layers: [16, 16, 1], samples: 7 },
  { nodes: 100_000, layers: [16, 16, 1], samples: 150 },
  { nodes: 1_000_000, layers: [16, 16, 1], samples: 1_520 },
]

/** New structure: the digits say how many operations follow the loss. Values only: the digits are a number in it. */
const kinds = { 'new structure': 'extra = 10', 'values only': 'bias = 10' } as const

/** From one moment to the next. */
const stages: readonly (readonly [name: string, from: keyof SaveMoments, to: keyof SaveMoments])[] = [
  ['to the worker', 'ready', 'begun'],
  ['fold', 'begun', 'folded'],
  ['lay out', 'folded', 'laidOut'],
  ['write', 'laidOut', 'built'],
  ['to the host', 'built', 'sent'],
  ['to the webview', 'sent', 'received'],
  ['DOM', 'received', 'drawn'],
  ['frame', 'drawn', 'painted'],
]

/** `extension`: its folder, built. */
export async function benchGraphSizes(extension = projectRoot, withGraphviz = true): Promise<void> {
  console.log(`graph sizes, warm, real VS Code in Chromium; of ${rounds} saves the best / the middle / the second worst, in ms
  ready → painted: from the checked snapshot to the first task after the frame that shows it; save → painted: from the key,
  the run included; the stages are those of the save in the middle`)
  await using cleanUp = new AsyncDisposableStack()
  const workspace = await makeWorkspace()
  cleanUp.defer(() => workspace.remove())
  const folder = join(workspace.path, 'examples')
  for (const { nodes, ...program } of programs) await writeFile(join(folder, nameFile(nodes)), writeNetwork(program))
  const vscode = await serveVscode()
  cleanUp.defer(() => vscode.stop())
  const workbench = await openWorkbench(vscode, { folder, extensions: [extension] })
  cleanUp.defer(() => workbench.close())
  const { page } = workbench
  await noteSaves(page)
  for (const { nodes, ...program } of programs) {
    await openFile(page, nameFile(nodes))
    await runCommand(page, 'Gradient Graph: Show Gradient Graph')
    const panel = await findWebview(page, '.card', 120_000)
    for (const [kind, digits] of Object.entries(kinds)) {
      const saves = await measureSaves(page, panel, digits)
      console.log(`  ${nodes.toLocaleString('en').padStart(9)} nodes, ${kind.padEnd(13)}  ${describe(saves)}`)
    }
    await runCommand(page, 'View: Close All Editors')
    if (withGraphviz)
      console.log(`    flat Graphviz of the same graph, layout alone: ${await measureFlatGraphviz(program)}`)
  }
}

const nameFile = (nodes: number): string => `network-${nodes}.nn.ts`

async function measureSaves(page: Page, panel: Frame, digits: string): Promise<SaveMoments[]> {
  await selectDigits(page, digits)
  const saves: SaveMoments[] = []
  for (let round = 0; round < warmUps + rounds; round++) {
    const moments = await saveOnce(page, panel, 11 + round)
    if (round >= warmUps) saves.push(moments)
  }
  return saves
}

function describe(saves: readonly SaveMoments[]): string {
  const span = (from: keyof SaveMoments, save: SaveMoments): number => save.painted - save[from]
  const sorted = saves.toSorted((a, b) => span('ready', a) - span('ready', b))
  const spread = (from: keyof SaveMoments): string => {
    const times = saves.map((save) => span(from, save)).toSorted((a, b) => a - b)
    return [0, times.length >> 1, times.length - 2].map((at) => (times[at] ?? NaN).toFixed(0).padStart(4)).join(' /')
  }
  const middle = sorted[sorted.length >> 1]
  const parts = stages.map(([name, from, to]) => `${name} ${middle ? (middle[to] - middle[from]).toFixed(1) : '–'}`)
  return `ready → painted ${spread('ready')}   save → painted ${spread('saved')}\n      ${parts.join(', ')}`
}
