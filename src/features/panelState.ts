// What the panel shows of a live file, as one plain object.
import { describeGraph } from '../graph/summary.ts'
import { noChoices, type PanelState, type RootChoice } from '../protocol/panelMessages.ts'
import { noTimes } from '../protocol/scene.ts'
import type { GoodRun } from './baseline.ts'
import type { LiveFile } from './liveFile.ts'
import type { DrawnRun } from './shownGraph.ts'

export const emptyPanelState: PanelState = {
  fileName: null,
  fileUri: null,
  status: { kind: 'current' },
  roots: [],
  root: null,
  rootLabel: null,
  lostRoot: null,
  summary: '',
  canRunBackward: false,
  run: 0,
  scene: null,
  cursor: null,
  choices: noChoices,
  training: null,
  times: { ...noTimes, ready: 0, sent: 0 },
}

/** `drawn` is the file's good run, or the one before while the latest is still being laid out. */
export function makePanelState(file: LiveFile, drawn: DrawnRun, cursor: number | null): PanelState {
  const { run, scene, choices, times } = drawn
  const snapshot = run?.snapshot
  const rootId = (snapshot?.graph.data.length ?? 0) - 1
  const root = snapshot?.statements.find(({ node }) => node.id >= 0 && node.id === rootId)?.key ?? null
  return {
    fileName: file.uri.path.slice(file.uri.path.lastIndexOf('/') + 1),
    fileUri: file.uri.toString(),
    status: file.status,
    roots: run ? listRoots(file, run) : [],
    root,
    rootLabel: snapshot?.rootName ?? null,
    lostRoot: snapshot?.chosenRoot === null ? nameLost(run?.askedRoot ?? null) : null,
    summary: snapshot ? describeGraph(snapshot) : '',
    canRunBackward: root !== null && file.fresh !== null && snapshot?.rootHasPass === false,
    run: run?.number ?? 0,
    scene,
    cursor,
    choices,
    training: snapshot?.training
      ? {
          ...snapshot.training,
          shownPass: run?.shownPass ?? snapshot.training.passes - 1,
          trouble: run === file.good ? file.passTrouble : null,
        }
      : null,
    times: { ...times, ready: file.readyAt, sent: performance.timeOrigin + performance.now() },
  }
}

/** Of a name assigned more than once, a later value may be gone while an earlier one stands. */
function nameLost(key: string | null): string | null {
  return key?.replace(/#(\d+)$/, ' (value $1 of that name)') ?? null
}

/** A name assigned more than once is told apart by its line. */
function listRoots(file: LiveFile, { snapshot: { statements, program }, texts }: GoodRun): RootChoice[] {
  const path = file.folder.pathOf(file.uri)
  const nameOf = (key: string): string => key.replace(/#\d+$/, '')
  return statements.map(({ key, site }) => {
    const name = nameOf(key)
    const span = program.sites[site]
    const isOnly = statements.filter((other) => nameOf(other.key) === name).length === 1
    if (isOnly || !span) return { key, label: name }
    return { key, label: `${name}, line ${file.toRange(texts, path, span).start.line + 1}` }
  })
}
