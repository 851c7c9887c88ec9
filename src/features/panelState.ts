// What the panel shows of a live file, as one plain object.
import { describeGraph } from '../graph/summary.ts'
import { noChoices, type GroupChoices, type PanelState, type RootChoice } from '../protocol/panelMessages.ts'
import type { Scene } from '../protocol/scene.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
import type { LiveFile } from './liveFile.ts'

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
  scene: null,
  cursor: null,
  choices: noChoices,
  training: null,
  times: { ready: 0, sent: 0 },
}

/** `scene` is the one of the file's good run. */
export function makePanelState(
  file: LiveFile,
  scene: Scene | null,
  cursor: number | null,
  choices: GroupChoices,
): PanelState {
  const snapshot = file.good?.snapshot
  const rootId = (snapshot?.graph.data.length ?? 0) - 1
  const root = snapshot?.statements.find(({ node }) => node.id >= 0 && node.id === rootId)?.key ?? null
  return {
    fileName: file.uri.path.slice(file.uri.path.lastIndexOf('/') + 1),
    fileUri: file.uri.toString(),
    status: file.status,
    roots: snapshot ? listRoots(file, snapshot) : [],
    root,
    rootLabel: snapshot?.rootName ?? null,
    lostRoot: snapshot?.chosenRoot === null ? nameLost(file.good?.askedRoot ?? null) : null,
    summary: snapshot ? describeGraph(snapshot) : '',
    canRunBackward: root !== null && file.fresh !== null && snapshot?.rootHasPass === false,
    scene,
    cursor,
    choices,
    training: null,
    times: { ready: file.readyAt, sent: performance.timeOrigin + performance.now() },
  }
}

/** Of a name assigned more than once, a later value may be gone while an earlier one stands. */
function nameLost(key: string | null): string | null {
  return key?.replace(/#(\d+)$/, ' (value $1 of that name)') ?? null
}

/** A name assigned more than once is told apart by its line. */
function listRoots(file: LiveFile, { statements, program }: Snapshot): RootChoice[] {
  const path = file.folder.pathOf(file.uri)
  const nameOf = (key: string): string => key.replace(/#\d+$/, '')
  return statements.map(({ key, site }) => {
    const name = nameOf(key)
    const span = program.sites[site]
    const isOnly = statements.filter((other) => nameOf(other.key) === name).length === 1
    if (isOnly || !span || !file.good) return { key, label: name }
    return { key, label: `${name}, line ${file.toRange(file.good.texts, path, span).start.line + 1}` }
  })
}
