// What the panel shows of a live file, as one plain object.
import { describeGraph } from '../graph/summary.ts'
import type { PanelState } from '../protocol/panelMessages.ts'
import type { Scene } from '../protocol/scene.ts'
import type { LiveFile } from './liveFile.ts'

export const emptyPanelState: PanelState = {
  fileName: null,
  fileUri: null,
  status: { kind: 'current' },
  roots: [],
  root: null,
  rootLabel: null,
  summary: '',
  canRunBackward: false,
  scene: null,
  cursor: null,
}

/** `scene` is the one of the file's good run. */
export function makePanelState(file: LiveFile, scene: Scene | null, cursor: number | null): PanelState {
  const snapshot = file.good?.snapshot
  const rootId = (snapshot?.graph.data.length ?? 0) - 1
  const root = snapshot?.statements.find(({ node }) => node.id >= 0 && node.id === rootId)?.key ?? null
  return {
    fileName: file.uri.path.slice(file.uri.path.lastIndexOf('/') + 1),
    fileUri: file.uri.toString(),
    status: file.status,
    roots: snapshot?.statements.map(({ key }) => ({ key, label: key })) ?? [],
    root,
    rootLabel: snapshot?.rootName ?? null,
    summary: snapshot ? describeGraph(snapshot) : '',
    canRunBackward: root !== null && file.fresh !== null && snapshot?.rootHasPass === false,
    scene,
    cursor,
  }
}
