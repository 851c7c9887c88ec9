// Joins a drawing, its layout and the numbers of a snapshot to the scene that the panel and the exports draw.
import type { LayoutInput, LayoutResult } from '../protocol/layoutMessages.ts'
import type { Card, Edge, OpCircle, Scene } from '../protocol/scene.ts'
import { arrowLength } from '../protocol/scene.ts'
import type { GraphColumns, Snapshot } from '../protocol/snapshot.ts'
import { findChanges } from './changes.ts'
import {
  cardHeight,
  circleSize,
  drawGraph,
  resultGap,
  valuesWidth,
  type Drawing,
  type DrawnOp,
  type DrawnValue,
} from './drawing.ts'
import { findSign, formatFactor, formatNumber } from './formatNumber.ts'
import { hashText } from './hashText.ts'
import { measureScales, type Scales } from './magnitudeScale.ts'
import {
  computeLocal,
  computeTerm,
  isConstant,
  listInputs,
  readGrad,
  readOpSymbol,
  writeOpSymbol,
} from './nodeReading.ts'
import { placeLabels } from './placeLabels.ts'

/** What lays graphs out: the client of the layout worker. */
export interface Layouts {
  layout(input: LayoutInput): Promise<LayoutResult>
}

export interface SceneOptions {
  /** The snapshot before the last save: what differs from it is marked. */
  readonly before?: Snapshot | null
}

/** Null where the snapshot has no graph. */
export async function buildScene(
  snapshot: Snapshot,
  layouts: Layouts,
  { before = null }: SceneOptions = {},
): Promise<Scene | null> {
  const drawing = drawGraph(snapshot)
  return drawing && joinScene(snapshot, before, drawing, await layouts.layout(drawing.input))
}

/** Texts and bars come from `snapshot`, places from `layout`: two runs of one structure differ in texts alone. */
function joinScene(snapshot: Snapshot, before: Snapshot | null, drawing: Drawing, layout: LayoutResult): Scene {
  const scales = measureScales(snapshot.graph)
  const changes = before && findChanges(before, snapshot)
  const cards: Card[] = []
  const ops: OpCircle[] = []
  const results: Edge[] = []
  for (const [box, value] of drawing.values.entries()) {
    const [centre = 0, y = 0] = layout.centres[box] ?? []
    const right = centre + (drawing.input.boxes[box]?.width ?? 0) / 2
    cards.push({ ...buildCard(snapshot, value, right, y, scales), change: changes?.find(value.id) ?? null })
    if (!value.op) continue
    const width = value.labelWidth + valuesWidth
    const circle = buildCircle(snapshot.graph, value, value.op, right - width - resultGap - value.op.width / 2, y)
    ops.push(circle)
    results.push(
      buildResultEdge(value.id, circle, right - width, scales.grad.measure(readGrad(snapshot.graph, value.id))),
    )
  }
  const labels = placeLabels(layout.curves)
  const inputs = drawing.inputs.map(({ from, to, slot }, index): Edge => {
    const [labelX = 0, labelY = 0] = labels[index] ?? []
    const partial = `×${formatFactor(computeLocal(snapshot.graph, to, slot))}`
    const path = writePath(layout.curves[index] ?? [])
    const flow = scales.grad.measure(computeTerm(snapshot.graph, to, slot))
    return {
      key: `${from}>${to}.${slot}`,
      kind: 'input',
      from,
      to,
      slot,
      count: 1,
      flow,
      path,
      partial,
      labelX,
      labelY,
    }
  })
  return {
    layoutKey: hashText(JSON.stringify([drawing.values.map(({ id, op }) => [id, op?.width]), layout])),
    width: layout.width,
    height: layout.height,
    cards,
    ops,
    edges: [...inputs, ...results],
    groups: [],
    frames: [],
    scales: { data: scales.data.ends, grad: scales.grad.ends },
    totalValues: drawing.totalValues,
    totalOps: drawing.totalOps,
    changes: changes?.counts ?? null,
  }
}

function buildCard(
  { graph }: Snapshot,
  value: DrawnValue,
  right: number,
  y: number,
  scales: Scales,
): Omit<Card, 'change'> {
  const { id, label, labelText, labelWidth } = value
  const width = labelWidth + valuesWidth
  const grad = readGrad(graph, id)
  const data = formatNumber(graph.data[id] ?? NaN)
  const gradText = grad === null ? '–' : formatNumber(grad)
  return {
    id,
    node: id,
    frame: null,
    x: right - width / 2,
    y,
    width,
    height: cardHeight,
    label,
    labelText,
    labelWidth,
    data,
    grad: gradText,
    gradSign: findSign(grad),
    gradBar: scales.grad.measure(grad),
    dataBar: scales.data.measure(graph.data[id] ?? NaN),
    title: `${label || 'Value without a name'}: data ${data}, ${grad === null ? 'gradient not known yet' : `gradient ${gradText}`}.`,
    isLeaf: value.op === null,
  }
}

function buildCircle(graph: GraphColumns, value: DrawnValue, op: DrawnOp, x: number, y: number): OpCircle {
  const inputs = listInputs(graph, value.id).filter((input) => !isConstant(graph, input)).length
  const values = inputs === 1 ? 'value' : 'values'
  const title = op.hasInputs
    ? `Operation ${op.symbol} of ${inputs} ${values}, makes ${value.label || 'a value without a name'}.`
    : `Operation ${writeOpSymbol(graph, value.id)} of ${inputs} ${values} too far from the root to be drawn.`
  const bareSymbol = op.hasInputs ? readOpSymbol(graph, value.id) : op.symbol
  return { id: value.id, x, y, width: op.width, height: circleSize, symbol: op.symbol, bareSymbol, title }
}

function buildResultEdge(id: number, circle: OpCircle, cardLeft: number, flow: number): Edge {
  const start = circle.x + circle.width / 2
  const end = cardLeft - arrowLength
  const path = `M${writeCoordinate(start)},${writeCoordinate(circle.y)}H${writeCoordinate(end)}`
  const labelX = (start + cardLeft) / 2
  return {
    key: `${id}.op>${id}`,
    kind: 'result',
    from: id,
    to: id,
    slot: 0,
    count: 1,
    flow,
    path,
    partial: '',
    labelX,
    labelY: circle.y,
  }
}

function writePath(points: readonly number[]): string {
  const written = points.map(writeCoordinate)
  let path = `M${written[0] ?? 0},${written[1] ?? 0}`
  for (let k = 2; k < written.length; k += 6) {
    path += `C${written[k]},${written[k + 1]} ${written[k + 2]},${written[k + 3]} ${written[k + 4]},${written[k + 5]}`
  }
  return path
}

function writeCoordinate(x: number): string {
  return String(Math.round(x * 100) / 100)
}
