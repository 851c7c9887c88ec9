// A scene of many layers with measures all along both scales, for what only many values show: heat, map, speed.
import type { Scene } from '../../src/protocol/scene.ts'
import { makeScene, type SampleNode } from './sampleScenes.ts'

/** Gradients shrink from the last layer (1) to the first, which gets none; the data of layer and row is as large as both are small. */
export function makeLayeredScene(layers: number, perLayer = 12): Scene {
  const nodes: SampleNode[] = []
  for (let layer = 0; layer < layers; layer++) {
    const bar = layers === 1 ? 1 : layer / (layers - 1)
    for (let row = 0; row < perLayer; row++) {
      const [x, y] = [220 + layer * 350, 44 + row * 84]
      const grad = bar === 0 ? '0.0000' : `${row % 3 === 0 ? '−' : ''}${(10 ** (4 * bar - 4)).toFixed(4)}`
      const node = { label: `h${layer}[${row}]`, data: (1 / (1 + row)).toFixed(4), grad, bar, x, y }
      if (layer === 0) nodes.push(node)
      else {
        const inputs = [row, (row + 1) % perLayer].map((from) => [`h${layer - 1}[${from}]`, '×0.5'] as const)
        nodes.push({ ...node, op: row % 4 === 0 ? '×0.5' : '+', inputs: row % 4 === 0 ? inputs.slice(0, 1) : inputs })
      }
    }
  }
  const scene = makeScene(nodes, {
    scales: { data: { min: '0.0833', max: '1.0000' }, grad: { min: '1.000e−4', max: '1.0000' } },
  })
  return { ...scene, cards: scene.cards.map((card, id) => ({ ...card, dataBar: 1 - (id % perLayer) / perLayer })) }
}
