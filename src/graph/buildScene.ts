// Joins what is drawn of a graph, its layout and the numbers of a snapshot to the scene that the panel and the exports draw.
import { noChoices, type GroupChoices } from '../protocol/panelMessages.ts'
import type { Edge, Scene } from '../protocol/scene.ts'
import type { DrawableSnapshot } from '../protocol/snapshot.ts'
import { measureBundleFlow } from './bundleFlow.ts'
import { findChanges } from './changes.ts'
import { drawValue, measureValue, type DrawnValue } from './drawing.ts'
import { formatFactor } from './formatNumber.ts'
import { markGroups, viewGraph, type GraphView } from './graphView.ts'
import { findGroups, type Groups } from './groups.ts'
import { measureSpreads } from './groupSpread.ts'
import { hashText } from './hashText.ts'
import { measureScales, type Scales } from './magnitudeScale.ts'
import { layOutNested, type NestedLayout } from './nestedLayout.ts'
import { computeLocal, computeTerm, readGrad } from './nodeReading.ts'
import { openFlat, openGroups } from './openGroups.ts'
import { placeLabels } from './placeLabels.ts'
import type { Layouts } from './room.ts'
import {
  buildCard,
  buildCircle,
  buildFrame,
  buildGroup,
  buildResultEdge,
  groupSize,
  writePath,
  type Standing,
} from './sceneShapes.ts'
import type { Shape } from './shapes.ts'
import { countGraph } from './summary.ts'

export interface SceneOptions {
  /** The snapshot before the last save: what differs from it is marked. */
  readonly before?: DrawableSnapshot | null
  /** The snapshot that was drawn last: what was found about its structure may be of use again. */
  readonly drawnBefore?: DrawableSnapshot | null
  /** Which groups the user opened and closed. */
  readonly choices?: GroupChoices
  /** Every value a card, however many there are. */
  readonly isFlat?: boolean
  /** Told at the end of each stage but the last. */
  readonly onStage?: (stage: SceneStage) => void
}

export type SceneStage = 'folded' | 'laidOut'

/** Null where the snapshot has no graph. */
export async function buildScene(
  snapshot: DrawableSnapshot,
  layouts: Layouts,
  { before = null, drawnBefore = null, choices = noChoices, isFlat = false, onStage }: SceneOptions = {},
): Promise<Scene | null> {
  if (snapshot.graph.op.length === 0) return null
  const view = isFlat ? viewGraph(snapshot, openFlat(snapshot)) : findView(snapshot, drawnBefore, choices)
  const values = view.shapes.map((shape) => drawShape(snapshot, shape, view.places[shape.place]?.path ?? ''))
  const sizes = values.map((value) => (value ? measureValue(value) : groupSize))
  onStage?.('folded')
  const layout = await layOutNested(view, sizes, layouts)
  onStage?.('laidOut')
  return joinScene(snapshot, before, view, values, layout)
}

const views = new WeakMap<Groups, { readonly choices: GroupChoices; readonly view: GraphView }>()

/** A run that changes numbers only changes no view. */
function findView(snapshot: DrawableSnapshot, drawnBefore: DrawableSnapshot | null, choices: GroupChoices): GraphView {
  const groups = findGroups(snapshot, drawnBefore)
  let known = views.get(groups)
  if (known?.choices !== choices) {
    known = { choices, view: viewGraph(snapshot, openGroups(snapshot, choices)) }
    views.set(groups, known)
  }
  return known.view
}

/** Null for a group. `path`: of the place around, which is not said again. */
function drawShape(snapshot: DrawableSnapshot, shape: Shape, path: string): DrawnValue | null {
  if (shape.kind === 'group') return null
  const isSum = shape.kind === 'value' && shape.entry.hidden.length > 0
  return drawValue(snapshot, shape.node, isSum ? shape.entry.inputs.length : null, path)
}

/** Texts and bars come from `snapshot`, places from `layout`: two runs of one structure differ in texts alone. */
function joinScene(
  snapshot: DrawableSnapshot,
  before: DrawableSnapshot | null,
  view: GraphView,
  values: readonly (DrawnValue | null)[],
  layout: NestedLayout,
): Scene {
  const { graph } = snapshot
  const scales = measureScales(graph)
  const changes = before && findChanges(before, snapshot)
  const ids = nameShapes(view, graph.op.length)
  const nameFrame = (place: number): number | null =>
    place === 0 ? null : graph.op.length + view.shapes.length + place
  const standings = view.shapes.map(({ id, place }): Standing => {
    const box = layout.boxes[id] ?? { x: 0, y: 0, width: 0, height: 0 }
    return { id: ids[id] ?? 0, frame: nameFrame(place), box }
  })
  const spreads = measureSpreads(graph, { shapeOf: view.shapeOf, isGroup: markGroups(view) }, scales)
  const drawn = view.shapes.map((shape, index) => ({
    shape,
    value: values[index] ?? null,
    standing: standings[index] as Standing,
  }))
  const cards = drawn.flatMap(({ value, standing }) =>
    value ? [{ ...buildCard(snapshot, value, standing, scales), change: changes?.find(value.id) ?? null }] : [],
  )
  const ops = drawn.flatMap(({ shape, value, standing }) => {
    if (!value?.op) return []
    const opens = shape.kind === 'value' ? shape.opens : null
    return [{ circle: buildCircle(graph, value, value.op, standing, opens), node: value.id }]
  })
  const changed = countInGroups(view, changes?.marks ?? null)
  const groups = drawn.flatMap(({ shape, standing }) => {
    const spread = spreads[shape.id]
    return shape.kind === 'group' && spread ? [buildGroup(shape, standing, spread, changed[shape.id] ?? 0)] : []
  })
  const frames = view.places.flatMap((place, index) => {
    const box = layout.frames[index]
    const id = nameFrame(place.id)
    return (box && id !== null && buildFrame(place, { id, frame: nameFrame(place.parent), box })) || []
  })
  const { values: totalValues, ops: totalOps } = countGraph(snapshot)
  return {
    layoutKey: hashText(
      JSON.stringify([ids, values.map((value) => value?.op?.width), layout.boxes, layout.frames, layout.curves]),
    ),
    width: layout.width,
    height: layout.height,
    // In the order of the tape, so that the root is the last.
    cards: cards.toSorted((a, b) => a.node - b.node),
    ops: ops.map(({ circle }) => circle),
    edges: [
      ...buildEdges(snapshot, view, ids, layout, scales),
      ...ops.map(({ circle, node }) => buildResultEdge(circle, scales.grad.measure(readGrad(graph, node)))),
    ],
    groups,
    frames,
    scales: { data: scales.data.ends, grad: scales.grad.ends },
    totalValues,
    totalOps,
    changes: changes?.counts ?? null,
  }
}

/** By shape, how many of the marked nodes are inside a closed group. */
function countInGroups({ shapeOf, shapes }: GraphView, marks: Uint8Array | null): Uint32Array {
  const counts = new Uint32Array(shapes.length)
  for (const [node, mark] of marks?.entries() ?? []) {
    const shape = mark === 0 ? -1 : (shapeOf[node] ?? -1)
    if (shape >= 0) counts[shape] = (counts[shape] ?? 0) + 1
  }
  return counts
}

/** The first card of a node has the node's id; all else gets ids beyond those of nodes. */
function nameShapes({ shapes }: GraphView, nodes: number): number[] {
  const taken = new Set<number>()
  return shapes.map((shape) => {
    const id = shape.kind === 'group' || taken.has(shape.node) ? nodes + shape.id : shape.node
    taken.add(id)
    return id
  })
}

function buildEdges(
  { graph }: DrawableSnapshot,
  view: GraphView,
  ids: readonly number[],
  layout: NestedLayout,
  scales: Scales,
): Edge[] {
  const labels = placeLabels(layout.lastCurves)
  const flows = measureBundleFlow(view, graph)
  return view.links.map((link, index): Edge => {
    const [from, to] = [ids[link.from] ?? 0, ids[link.to] ?? 0]
    const [labelX = 0, labelY = 0] = labels[index] ?? []
    const { input, count } = link
    const shared = {
      kind: 'input',
      from,
      to,
      count,
      path: writePath(layout.curves[index] ?? []),
      labelX,
      labelY,
    } as const
    if (!input)
      return { ...shared, key: `${from}>${to}`, slot: 0, flow: scales.grad.measure(flows[index] ?? 0), partial: '' }
    const partial = `×${formatFactor(computeLocal(graph, input.to, input.slot))}`
    const flow = scales.grad.measure(computeTerm(graph, input.to, input.slot))
    return {
      ...shared,
      key: `${from}>${to}.${input.to === to ? input.slot : `${input.to}.${input.slot}`}`,
      slot: input.slot,
      flow,
      partial,
    }
  })
}
