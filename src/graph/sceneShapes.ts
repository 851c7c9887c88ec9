// The shapes of a scene, each from what is drawn, its numbers and its place.
import {
  arrowLength,
  othersRange,
  type Card,
  type Edge,
  type Frame,
  type GroupBox,
  type OpCircle,
} from '../protocol/scene.ts'
import type { GraphColumns, DrawableSnapshot } from '../protocol/snapshot.ts'
import { cardHeight, circleSize, resultGap, valuesWidth, type DrawnOp, type DrawnValue } from './drawing.ts'
import { findSign, formatNumber } from './formatNumber.ts'
import type { GroupSpread } from './groupSpread.ts'
import type { Scales } from './magnitudeScale.ts'
import { isConstant, listInputs, readGrad, readOpSymbol } from './nodeReading.ts'
import type { Box } from './room.ts'
import { countMembers, type GroupShape, type Place } from './shapes.ts'
import { writeCount } from './summary.ts'

/** Where a shape stands and what it is called: `id` in the scene, `frame` the innermost around it. */
export interface Standing {
  readonly id: number
  readonly frame: number | null
  readonly box: Box
}

/** The card stands at the right end of its box, the circle of its operation at the left. */
export function buildCard(
  { graph }: DrawableSnapshot,
  value: DrawnValue,
  { id, frame, box }: Standing,
  scales: Scales,
): Omit<Card, 'change'> {
  const { id: node, label, labelText, labelWidth } = value
  const width = labelWidth + valuesWidth
  const grad = readGrad(graph, node)
  const data = formatNumber(graph.data[node] ?? NaN)
  const gradText = grad === null ? '–' : formatNumber(grad)
  return {
    id,
    node,
    frame,
    x: box.x + (box.width - width) / 2,
    y: box.y,
    width,
    height: cardHeight,
    label,
    labelText,
    labelWidth,
    data,
    grad: gradText,
    gradSign: findSign(grad),
    gradBar: scales.grad.measure(grad),
    dataBar: scales.data.measure(graph.data[node] ?? NaN),
    title: `${label || 'Value without a name'}: data ${data}, ${grad === null ? 'gradient not known yet' : `gradient ${gradText}`}.`,
    isLeaf: value.op === null,
  }
}

/** `opens`: key of the group that the operation is while it is closed; null for any other. */
export function buildCircle(
  graph: GraphColumns,
  value: DrawnValue,
  op: DrawnOp,
  { id, box }: Standing,
  opens: string | null,
): OpCircle {
  const values = writeCount(
    op.inputs ?? listInputs(graph, value.id).filter((input) => !isConstant(graph, input)).length,
    'value',
  )
  const bareSymbol = op.inputs === null ? readOpSymbol(graph, value.id) : 'Σ'
  return {
    id,
    x: box.x - (box.width - op.width) / 2,
    y: box.y,
    width: op.width,
    height: circleSize,
    symbol: op.symbol,
    bareSymbol,
    title: `Operation ${op.inputs === null ? op.symbol : bareSymbol} of ${values}, makes ${value.label || 'a value without a name'}.${opens === null ? '' : ' A second click, or Enter, shows its partial sums.'}`,
    opens,
  }
}

/** From a circle to the card of its result. */
export function buildResultEdge({ id, x, y, width }: OpCircle, flow: number): Edge {
  const start = x + width / 2
  const cardLeft = start + resultGap
  const end = cardLeft - arrowLength
  const path = `M${writeCoordinate(start)},${writeCoordinate(y)}H${writeCoordinate(end)}`
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
    labelY: y,
  }
}

/** Fixed, so that values never move the layout. */
export const groupSize = { width: 152, height: 146 }

export function buildGroup(
  shape: GroupShape,
  { id, frame, box }: Standing,
  { data, grad }: GroupSpread,
  changed: number,
): GroupBox {
  const { group, name, from, to, without, hiddenLeaves } = shape
  const count = countMembers(shape)
  const range = count === group.count ? '' : without >= 0 ? othersRange : count === 1 ? `${from}` : `${from}–${to - 1}`
  const each = count > 1 ? (group.isMixed ? ' each or so' : ' each') : ''
  const leaves = hiddenLeaves > 0 ? `, ${writeCount(hiddenLeaves, 'parameter')}` : ''
  const contents = `${writeCount(group.size, 'operation')}${each}${leaves}`
  const which = range === '' ? '' : ` ${range}`
  const gradWords = grad === null ? 'gradients not known yet' : `|grad| from ${grad.min} to ${grad.max}`
  return {
    id,
    frame,
    key: group.key,
    ...box,
    name,
    range,
    count,
    contents,
    data,
    grad,
    changed,
    canOpen: true,
    title: `${name}${which}${count > 1 ? `, ${count} times` : ''}: ${contents}; data from ${data.min} to ${data.max}, ${gradWords}. Closed.`,
  }
}

export function buildFrame({ group, member, name, isSample }: Place, { id, frame, box }: Standing): Frame | null {
  if (!group) return null
  const which = group.count > 1 ? `, number ${member} of ${group.count}` : ''
  const { key, count } = group
  return { id, frame, key, ...box, name, member, count, isSample, title: `${name}${which}. Open.` }
}

/** SVG path data of cubic curves. */
export function writePath(points: readonly number[]): string {
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
