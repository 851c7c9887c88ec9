// What a search found and what a save changed, made by hand, to look at and to test the panel with.
import type { ToPanel } from '../../src/protocol/panelMessages.ts'
import type { Card, Scene } from '../../src/protocol/scene.ts'
import { folded } from './sampleGroups.ts'
import { founding } from './sampleScenes.ts'

const changeOf: Readonly<Record<string, Card['change']>> = {
  a: { kind: 'changed', data: '1.5000', grad: null },
  b: { kind: 'changed', data: null, grad: '−3.0000' },
  e: { kind: 'added' },
  L: { kind: 'changed', data: '−11.0000', grad: null },
}

/** The founding program after a save. */
export const foundingMarked: Scene = {
  ...founding,
  cards: founding.cards.map((card) => ({ ...card, change: changeOf[card.label] ?? null })),
  changes: { added: 1, changed: 3, removed: 2 },
}

/** What the host finds for `w[` in a graph of which the network is a part: 50 of 1,340. */
export const foundWeights: Extract<ToPanel, { type: 'found' }> = {
  type: 'found',
  query: 'w[',
  run: 1,
  values: Array.from({ length: 50 }, (_, k) => ({
    node: k,
    label: `w[${k % 12}]`,
    path: k < 12 ? '' : `for step[${Math.floor(k / 12)}] › network › layer[1] › neuron[${k % 12}]`,
  })),
  total: 1340,
}

/** A folded network after a save that changed some of what its closed groups hold. */
export const foldedMarked: Scene = {
  ...folded,
  groups: folded.groups.map((group, k) => ({ ...group, changed: k % 2 === 0 ? 12 : 0 })),
  changes: { added: 0, changed: 36, removed: 0 },
}
