// A folded scene made by hand: a network of three layers on one sample, with one layer and one of its neurons open.
import {
  arrowLength,
  type Card,
  type Edge,
  type Frame,
  type GroupBox,
  type OpCircle,
  type Scene,
  type Spread,
} from '../../src/protocol/scene.ts'
import { makeCard, type SampleNode } from './sampleScenes.ts'

const circle = 38
const hill = [0.05, 0.15, 0.35, 0.7, 1, 0.85, 0.5, 0.3, 0.12, 0.04]
const decay = [1, 0.62, 0.4, 0.28, 0.16, 0.1, 0.07, 0.05, 0, 0.03]

interface Place {
  readonly id: number
  readonly x: number
  readonly y: number
  readonly frame?: number | null
}

function spread(min: string, mean: string, max: string, bar: number, histogram: readonly number[]): Spread {
  return { min, mean, max, bar, histogram }
}

function box(place: Place, key: string, change: Partial<GroupBox>): GroupBox {
  const { name = key, count = 1, range = '', contents = '' } = change
  return {
    frame: null,
    ...place,
    key,
    name,
    range,
    count,
    contents,
    width: 152,
    height: 146,
    data: spread('−0.9142', '0.1244', '1.8420', 0.62, hill),
    grad: spread('0.0000', '0.0311', '0.3120', 0.4, decay),
    changed: 0,
    canOpen: true,
    title: `${name}, closed group of ${count}, ${contents}. Enter opens it.`,
    ...change,
  }
}

function frame(place: Place, key: string, name: string, size: [number, number], member = 0, count = 1): Frame {
  const title = count > 1 ? `${name}, ${member} of ${count}` : name
  return { frame: null, ...place, key, name, member, count, isSample: false, title, width: size[0], height: size[1] }
}

/** `x` of a value is the right side of its card. */
function value(place: Place, node: Omit<SampleNode, 'x' | 'y'>): Card {
  return { ...makeCard({ ...node, x: place.x, y: place.y }, place.id), frame: place.frame ?? null }
}

const quiet = { data: '0.9300', grad: '0.0412', bar: 0.42 }

const inputs: readonly Card[] = [
  value({ id: 1, x: 206, y: 310 }, { label: 'x[0]', ...quiet }),
  value({ id: 2, x: 206, y: 420 }, { label: 'x[1]', data: '−0.4100', grad: '−0.0087', bar: 0.25 }),
  value({ id: 3, x: 206, y: 640 }, { label: 'slope', data: '0.0100', grad: '0.0021', bar: 0.12 }),
]
const target = value({ id: 90, x: 2010, y: 520 }, { label: 'y', data: '1.0000', grad: '−0.3708', bar: 0.8 })
const loss = value({ id: 99, x: 2350, y: 400 }, { label: 'loss', op: 'mse', data: '0.1375', grad: '1.0000', bar: 1 })

const layer0 = box({ id: 10, x: 374, y: 365 }, 'layers[0]', { contents: '16 neurons, 80 operations' })
const layer1 = box({ id: 20, x: 690, y: 365 }, 'layers[1]', { contents: '16 neurons, 528 operations' })
const layer2 = box({ id: 30, x: 1870, y: 365 }, 'layers[2]', {
  contents: '1 neuron, 33 operations',
  data: spread('1.3707', '1.3707', '1.3707', 0.8, [0, 0, 0, 0, 1, 0, 0, 0, 0, 0]),
  grad: null,
})

/** What stands in the frame of `layers[1]`, with neuron 3 open. */
const neurons = frame({ id: 21, x: 1134, y: 388 }, 'layers[1]', 'layers[1]', [1156, 736])
const neuron = frame({ id: 22, x: 1134, y: 420, frame: 21 }, 'layers[1]/neuron', 'neuron', [1108, 372], 3, 16)
const eachNeuron = { name: 'neuron', contents: '33 operations each' }
const before = box({ id: 23, x: 1134, y: 142, frame: 21 }, neuron.key, { ...eachNeuron, range: '0–2', count: 3 })
const after = box({ id: 24, x: 1134, y: 680, frame: 21 }, neuron.key, { ...eachNeuron, range: '4–15', count: 12 })
const products = box({ id: 25, x: 712, y: 360, frame: 22 }, 'layers[1]/neuron/i', {
  name: 'for i',
  count: 16,
  contents: '1 multiplication each',
})
const sum = box({ id: 26, x: 960, y: 360, frame: 22 }, 'layers[1]/neuron/sum', {
  name: 'Σ',
  count: 16,
  contents: 'a chain of sums',
  changed: 0,
  canOpen: false,
})
const innerCards: readonly Card[] = [
  value({ id: 27, x: 1066, y: 540, frame: 22 }, { label: 'b', data: '0.1200', grad: '0.0540', bar: 0.45 }),
  {
    ...value({ id: 28, x: 1352, y: 540, frame: 22 }, { label: 'slope', data: '0.0100', grad: '0.0021', bar: 0.12 }),
    node: 3,
  },
  value({ id: 29, x: 1352, y: 420, frame: 22 }, { label: 'z', op: '+', data: '0.6021', grad: '0.0540', bar: 0.45 }),
  value(
    { id: 31, x: 1660, y: 420, frame: 22 },
    { label: 'out', op: 'leaky', data: '0.6021', grad: '0.0540', bar: 0.45 },
  ),
]

function circleBefore(card: Card, symbol: string): OpCircle {
  const width = symbol.length > 1 ? 66 : circle
  const x = card.x - card.width / 2 - 24 - width / 2
  return {
    id: card.id,
    x,
    y: card.y,
    width,
    height: circle,
    symbol,
    bareSymbol: symbol,
    title: `${card.label} is computed by ${symbol}`,
    opens: null,
  }
}

type End = Pick<Card, 'id' | 'x' | 'y' | 'width'>

function edge(from: End, to: End & { readonly by?: OpCircle }, change: Partial<Edge> = {}): Edge {
  const end = to.by ?? to
  const [x1, x2] = [from.x + from.width / 2, end.x - end.width / 2 - arrowLength]
  const slot = change.slot ?? 0
  const y2 = end.y + (to.by ? (slot - 0.5) * 12 : (slot - 0.5) * 20)
  const middle = (x1 + x2) / 2
  return {
    key: `${from.id}>${to.id}.${slot}`,
    kind: 'input',
    from: from.id,
    to: to.id,
    slot,
    count: 1,
    flow: 0.4,
    partial: '',
    path: `M${x1},${from.y}C${middle},${from.y} ${middle},${y2} ${x2},${y2}`,
    labelX: middle,
    labelY: (from.y + y2) / 2,
    ...change,
  }
}

function result(card: Card, by: OpCircle): Edge {
  const [x1, x2] = [by.x + by.width / 2, card.x - card.width / 2 - arrowLength]
  return { ...edge(by, card), key: `${card.id}.op`, kind: 'result', from: card.id, path: `M${x1},${by.y}H${x2}` }
}

function makeFolded(open: boolean): Scene {
  const [x0, x1, slope] = inputs as [Card, Card, Card]
  const [b, slopeInside, z, out] = innerCards as [Card, Card, Card, Card]
  const shift = open ? 0 : -800
  const move = <Shape extends { readonly x: number }>(shape: Shape): Shape => ({ ...shape, x: shape.x + shift })
  const [last, y, end] = [move(layer2), move(target), move(loss)]
  const endOp = circleBefore(end, 'mse')
  const [sumOp, reluOp] = [circleBefore(z, '+'), circleBefore(out, 'leaky')]
  const outer: Edge[] = [
    edge(x0, layer0, { count: 16 }),
    edge(x1, layer0, { slot: 1, count: 16 }),
    edge(slope, layer0, { slot: 2, count: 16 }),
    edge(last, { ...end, by: endOp }, { partial: '×−0.7416' }),
    edge(y, { ...end, by: endOp }, { slot: 1, partial: '×0.7416' }),
    result(end, endOp),
  ]
  const closed: Edge[] = [
    edge(layer0, layer1, { count: 256 }),
    edge(layer1, last, { count: 16 }),
    edge(slope, layer1, { slot: 1, count: 16 }),
  ]
  const inside: Edge[] = [
    edge(layer0, before, { count: 48 }),
    edge(layer0, products, { count: 16 }),
    edge(layer0, after, { count: 192 }),
    edge(slope, before, { slot: 1, count: 3 }),
    edge(slope, after, { slot: 1, count: 12 }),
    edge(products, sum, { count: 16 }),
    edge(sum, { ...z, by: sumOp }, { partial: '×1' }),
    edge(b, { ...z, by: sumOp }, { slot: 1, partial: '×1' }),
    result(z, sumOp),
    edge(z, { ...out, by: reluOp }, { partial: '×1' }),
    edge(slopeInside, { ...out, by: reluOp }, { slot: 1, partial: '×0' }),
    result(out, reluOp),
    edge(before, last, { count: 3 }),
    edge(out, last, { slot: 1 }),
    edge(after, last, { slot: 1, key: '24>30', count: 12 }),
  ]
  return {
    layoutKey: `folded-${open}`,
    width: 2366 + shift,
    height: open ? 772 : 700,
    cards: [...inputs, ...(open ? innerCards : []), y, end],
    ops: [...(open ? [sumOp, reluOp] : []), endOp],
    edges: [...outer, ...(open ? inside : closed)],
    groups: [layer0, last, ...(open ? [before, after, products, sum] : [layer1])],
    frames: open ? [neurons, neuron] : [],
    scales: { data: { min: '0.0100', max: '1.8420' }, grad: { min: '0.0021', max: '1.0000' } },
    totalValues: 65_818,
    totalOps: 70_000,
    changes: null,
  }
}

/** All layers closed. */
export const folded = makeFolded(false)

/** `layers[1]` open, and neuron 3 of 16 in it. */
export const unfolded = makeFolded(true)
