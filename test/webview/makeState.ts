// A panel's state with everything ordinary filled in.
import { noChoices, type PanelState } from '../../src/protocol/panelMessages.ts'

/** The root is the last card, and the roots are all names. */
export function makeState(change: Partial<PanelState>): PanelState {
  const roots = (change.scene?.cards ?? []).filter(({ label }) => label !== '').map(({ label }) => label)
  const rootLabel = change.scene?.cards.at(-1)?.label ?? null
  return {
    fileName: 'neuron.nn.ts',
    fileUri: 'file:///project/neuron.nn.ts',
    status: { kind: 'current' },
    roots: [...new Set(roots)].map((label) => ({ key: label, label })),
    root: rootLabel,
    rootLabel,
    lostRoot: null,
    summary: change.scene
      ? `${change.scene.totalValues} values · ${change.scene.totalOps} operations · pass 0 · 0.4 ms`
      : '',
    canRunBackward: false,
    scene: null,
    cursor: null,
    choices: noChoices,
    training: null,
    times: { ready: 0, sent: 0 },
    ...change,
  }
}
