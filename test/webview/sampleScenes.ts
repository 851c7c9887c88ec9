// Scenes made by hand, to look at and to test the panel with.
import { arrowLength, type Card, type Edge, type OpCircle, type Scene } from '../../src/protocol/scene.ts'

/** A value of a sample: where it stands, and how it was computed. */
export interface SampleNode {
  readonly label: string
  readonly data: string
  readonly grad: string
  readonly bar: number
  readonly x: number
  readonly y: number
  readonly op?: string
  /** Labels of the inputs with the local derivative of each. */
  readonly inputs?: readonly (readonly [label: string, partial: string])[]
}

const cardHeight = 56
const valuesWidth = 148
const opSize = 38
/** From the right side of the circle to the left side of its card. */
const resultGap = 40

/** `x` of a node is the right side of its card. */
export function makeScene(nodes: readonly SampleNode[], totals: Partial<Scene> = {}): Scene {
  const ids = new Map(nodes.map((node, id) => [node.label, id]))
  const cards = nodes.map((node, id): Card => makeCard(node, id))
  const ops: OpCircle[] = []
  const edges: Edge[] = []
  for (const [id, node] of nodes.entries()) {
    const card = cards[id]
    if (!node.op || !card) continue
    const width = node.op.length > 2 ? 66 : opSize
    const right = card.x - card.width / 2 - resultGap
    const bareSymbol = node.op.replace(/(?<=^[^\p{Letter}]).+/u, '')
    const op = { id, x: right - width / 2, y: node.y, width, height: opSize, symbol: node.op, bareSymbol }
    ops.push({ ...op, title: `${node.label} is computed by ${node.op}`, opens: null })
    edges.push({
      key: `${id}.op>${id}`,
      kind: 'result',
      from: id,
      to: id,
      slot: 0,
      count: 1,
      flow: node.bar,
      partial: '',
      labelX: 0,
      labelY: 0,
      path: `M${right},${node.y}L${right + resultGap - arrowLength},${node.y}`,
    })
    const inputs = node.inputs ?? []
    for (const [slot, [label, partial]] of inputs.entries()) {
      const from = ids.get(label) ?? 0
      const source = nodes[from] ?? node
      const entry = (slot - (inputs.length - 1) / 2) * 12
      const [x1, y1] = [right - width - arrowLength, node.y + entry]
      const middle = (source.x + x1) / 2
      edges.push({
        key: `${from}>${id}.${slot}`,
        kind: 'input',
        from,
        to: id,
        slot,
        count: 1,
        flow: node.bar,
        partial,
        path: `M${source.x},${source.y}C${middle},${source.y} ${middle},${y1} ${x1},${y1}`,
        labelX: middle,
        labelY: (source.y + y1) / 2,
      })
    }
  }
  return {
    layoutKey: JSON.stringify(nodes.map(({ label, x, y }) => [label, x, y])),
    width: nodes.reduce((most, { x }) => Math.max(most, x), 0) + 16,
    height: nodes.reduce((most, { y }) => Math.max(most, y), 0) + cardHeight / 2 + 16,
    cards,
    ops,
    edges,
    groups: [],
    frames: [],
    scales: { data: null, grad: null },
    totalValues: cards.length,
    totalOps: ops.length,
    changes: null,
    ...totals,
  }
}

export function makeCard(node: SampleNode, id: number): Card {
  const labelText = node.label.length > 12 ? `…${node.label.slice(-11)}` : node.label
  const labelWidth = node.label.startsWith('_') ? 0 : Math.ceil(labelText.length * 7.9) + 20
  const width = labelWidth + valuesWidth
  const label = labelWidth === 0 ? '' : node.label
  const sign = node.grad === '–' ? null : node.grad.startsWith('−') ? -1 : /[1-9∞]/.test(node.grad) ? 1 : 0
  const isLeaf = node.op === undefined
  const gradWords = sign === null ? 'gradient not known' : `gradient ${node.grad}`
  return {
    id,
    node: id,
    frame: null,
    dataBar: 0.5,
    change: null,
    x: node.x - width / 2,
    y: node.y,
    width,
    height: cardHeight,
    label,
    labelWidth,
    isLeaf,
    labelText: labelWidth === 0 ? '' : labelText,
    data: node.data,
    grad: node.grad,
    gradSign: sign,
    gradBar: node.bar,
    title: `${label || 'unnamed value'}, ${isLeaf ? 'leaf' : `result of ${node.op}`}, data ${node.data}, ${gradWords}`,
  }
}

const foundingNodes: readonly SampleNode[] = [
  { label: 'a', data: '2.0000', grad: '6.0000', bar: 1, x: 192, y: 44 },
  { label: 'b', data: '−3.0000', grad: '−4.0000', bar: 0.87, x: 192, y: 148 },
  {
    label: 'e',
    op: '×',
    data: '−6.0000',
    grad: '−2.0000',
    bar: 0.66,
    x: 530,
    y: 96,
    inputs: [
      ['a', '×−3'],
      ['b', '×2'],
    ],
  },
  { label: 'c', data: '10.0000', grad: '−2.0000', bar: 0.66, x: 530, y: 200 },
  {
    label: 'd',
    op: '+',
    data: '4.0000',
    grad: '−2.0000',
    bar: 0.66,
    x: 868,
    y: 148,
    inputs: [
      ['e', '×1'],
      ['c', '×1'],
    ],
  },
  { label: 'f', data: '−2.0000', grad: '4.0000', bar: 0.87, x: 868, y: 252 },
  {
    label: 'L',
    op: '×',
    data: '−8.0000',
    grad: '1.0000',
    bar: 0.45,
    x: 1206,
    y: 200,
    inputs: [
      ['d', '×−2'],
      ['f', '×4'],
    ],
  },
]

/** The founding program after `run backward` on `L`. */
export const founding = makeScene(foundingNodes)

/** The same before any pass. */
export const foundingUnknown = makeScene(foundingNodes.map((node) => ({ ...node, grad: '–', bar: 0 })))

/** The same after `a` became 3: only numbers differ. */
export const foundingChanged = makeScene(
  foundingNodes.map((node) => {
    if (node.label === 'a') return { ...node, data: '3.0000' }
    if (node.label === 'b') return { ...node, grad: '−6.0000', bar: 1 }
    if (node.label === 'e') return { ...node, data: '−9.0000' }
    return node
  }),
)

/** The same with one line more at the front of the file: every id grew, a node moved. */
export const foundingGrown = makeScene([
  { label: 'k', data: '1.0000', grad: '−2.0000', bar: 0.5, x: 530, y: 304 },
  ...foundingNodes.map((node) => (node.label === 'c' ? { ...node, y: 210 } : node)),
])

/** Everything that is hard to draw: long paths, unnamed values, tiny and huge numbers, NaN and infinities, words in circles. */
export const oddities = makeScene([
  { label: 'layers[0].neurons[2].w[1]', data: '−123456.7891', grad: '1.2346e−10', bar: 0.02, x: 276, y: 44 },
  { label: 'größe', data: '∞', grad: '−∞', bar: 1, x: 276, y: 124 },
  { label: 'x', data: 'NaN', grad: 'NaN', bar: 0, x: 276, y: 204 },
  {
    label: '_1',
    op: 'atan2',
    data: '−1.2346e−10',
    grad: '−1.2346e−10',
    bar: 0.02,
    x: 700,
    y: 84,
    inputs: [
      ['layers[0].neurons[2].w[1]', '×−0.4112'],
      ['größe', '×1.235e4'],
    ],
  },
  {
    label: 'activation',
    op: '×−1.235e−4',
    data: '0.0000',
    grad: '0.0000',
    bar: 0,
    x: 700,
    y: 204,
    inputs: [['x', '×NaN']],
  },
  {
    label: 'loss',
    op: '+',
    data: '999999.9999',
    grad: '1.0000',
    bar: 1,
    x: 1060,
    y: 144,
    inputs: [
      ['_1', '×1'],
      ['activation', '×1'],
    ],
  },
])

/** Two layers of neurons: 40 values. */
export const network = makeScene(listNetworkNodes())

function listNetworkNodes(): SampleNode[] {
  const nodes: SampleNode[] = []
  for (let i = 0; i < 12; i++) {
    nodes.push({
      label: `w[${i}]`,
      data: `${((i * 37) % 19) / 10 - 0.9}`.slice(0, 4),
      grad: i % 3 ? '0.1250' : '−0.7311',
      bar: i % 3 ? 0.4 : 0.8,
      x: 220,
      y: 44 + i * 84,
    })
  }
  for (let i = 0; i < 12; i++) {
    const from = `w[${i}]`
    nodes.push({
      label: `p[${i}]`,
      op: '×',
      data: '0.3000',
      grad: '0.0420',
      bar: 0.3,
      x: 560,
      y: 44 + i * 84,
      inputs: [
        [from, '×0.5'],
        [`w[${(i + 1) % 12}]`, '×−0.9'],
      ],
    })
  }
  for (let i = 0; i < 8; i++) {
    const y = 120 + i * 112
    nodes.push({
      label: `s[${i}]`,
      op: '+',
      data: '−0.1250',
      grad: '−0.0042',
      bar: 0.2,
      x: 910,
      y,
      inputs: [
        [`p[${i}]`, '×1'],
        [`p[${i + 4}]`, '×1'],
      ],
    })
  }
  for (let i = 0; i < 7; i++) {
    nodes.push({
      label: `h[${i}]`,
      op: 'tanh',
      data: '−0.1244',
      grad: '0.0042',
      bar: 0.2,
      x: 1280,
      y: 170 + i * 112,
      inputs: [[`s[${i}]`, '×0.9845']],
    })
  }
  nodes.push({
    label: 'loss',
    op: 'Σ',
    data: '0.7071',
    grad: '1.0000',
    bar: 1,
    x: 1640,
    y: 506,
    inputs: nodes.slice(-7).map(({ label }) => [label, '×1'] as const),
  })
  return nodes
}
