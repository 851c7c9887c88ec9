// Decides what of a graph is drawn: cards, circles and edges with their fixed sizes, before anything has a place.
import type { LayoutInput } from '../protocol/layoutMessages.ts'
import type { GraphColumns, Snapshot } from '../protocol/snapshot.ts'
import { keepEnd, measureColumns } from './displayWidth.ts'
import { isComputed, isConstant, listInputs, writeOpSymbol } from './nodeReading.ts'
import { countGraph } from './summary.ts'

/** Above this many values the picture says nothing any more; the ones nearest to the root are drawn. */
const maxDrawnValues = 300

/** Scene units (CSS pixels at zoom 1). A card's width depends on its label only, so that values never move the layout. */
export const cardHeight = 56
export const valuesWidth = 132
const labelColumnWidth = 7.9
const labelPadding = 20
const maxLabelColumns = 12
export const circleSize = 32
/** Between an operation's circle and the card of its result: the arrow and a little line. */
export const resultGap = 22
/** Wide enough for an operation's name, or its symbol and a constant, whatever the constant is. */
const pillWidth = 58

/** A card, and the circle of the operation that computes it: one box of the layout, the circle at its left end. */
export interface DrawnValue {
  readonly id: number
  readonly label: string
  readonly labelText: string
  readonly labelWidth: number
  readonly op: DrawnOp | null
}

export interface DrawnOp {
  readonly symbol: string
  readonly width: number
  /** False where the inputs are further from the root than what is drawn. */
  readonly hasInputs: boolean
}

/** An input: the value `from` in input slot `slot` of the operation that computes `to`. */
export interface DrawnInput {
  readonly from: number
  readonly to: number
  readonly slot: number
}

/** Values and inputs in the order of `input`'s boxes and edges. */
export interface Drawing {
  readonly values: readonly DrawnValue[]
  readonly inputs: readonly DrawnInput[]
  readonly input: LayoutInput
  readonly totalValues: number
  readonly totalOps: number
}

/** What to draw of the snapshot's graph; null where there is no graph. */
export function drawGraph(snapshot: Snapshot): Drawing | null {
  const { graph } = snapshot
  if (graph.op.length === 0) return null
  const { drawn, expanded } = chooseNearest(graph, graph.op.length - 1)
  const ids = [...drawn].toSorted((a, b) => a - b)
  const boxOf = new Map(ids.map((id, box) => [id, box]))
  const values = ids.map((id) => drawValue(snapshot, id, expanded.has(id)))
  const inputs = ids.flatMap((to) =>
    expanded.has(to)
      ? listInputs(graph, to).flatMap((from, slot) => (boxOf.has(from) ? [{ from, to, slot }] : []))
      : [],
  )
  const input = {
    boxes: values.map(({ labelWidth, op }) => ({
      width: labelWidth + valuesWidth + (op ? op.width + resultGap : 0),
      height: cardHeight,
    })),
    edges: inputs.map(({ from, to }) => [boxOf.get(from) ?? 0, boxOf.get(to) ?? 0] as const),
  }
  const counts = countGraph(snapshot)
  return { values, inputs, input, totalValues: counts.values, totalOps: counts.ops }
}

/** Breadth first from the root; all inputs of an operation are drawn, or none. */
function chooseNearest(graph: GraphColumns, root: number): { drawn: Set<number>; expanded: Set<number> } {
  const drawn = new Set([root])
  const expanded = new Set<number>()
  for (const id of drawn) {
    const fresh = new Set(listInputs(graph, id).filter((input) => !isConstant(graph, input) && !drawn.has(input)))
    if (drawn.size + fresh.size > maxDrawnValues) continue
    expanded.add(id)
    for (const input of fresh) drawn.add(input)
  }
  return { drawn, expanded }
}

function drawValue({ graph, strings }: Snapshot, id: number, hasInputs: boolean): DrawnValue {
  const label = strings[graph.label[id] ?? -1] ?? ''
  const labelText = keepEnd(label, maxLabelColumns)
  const labelWidth = label === '' ? 0 : Math.ceil(measureColumns(labelText) * labelColumnWidth) + labelPadding
  const op = isComputed(graph, id) ? drawOp(graph, id, hasInputs) : null
  return { id, label, labelText, labelWidth, op }
}

function drawOp(graph: GraphColumns, id: number, hasInputs: boolean): DrawnOp {
  const symbol = hasInputs ? writeOpSymbol(graph, id) : '⋯'
  const hasConstant = listInputs(graph, id).some((input) => isConstant(graph, input))
  return { symbol, hasInputs, width: hasInputs && (hasConstant || symbol.length > 2) ? pillWidth : circleSize }
}
