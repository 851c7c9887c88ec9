// Finds for each node of a run the one it was in the run before: by its label, or by where its labelled consumer has it.
import { readOpCode } from '../core/ops.ts'
import type { DrawableSnapshot, GraphColumns } from '../protocol/snapshot.ts'
import { isSameStructure } from './sameStructure.ts'

const CONST = readOpCode('const')

/**
 * For each node of `after` its counterpart in `before`, or −1; no two have the same. The n-th node of a label is the n-th of
 * that label before. A node without one is found by the path of input slots from its nearest consumer with a label, or from
 * the root: what stands there in `before`, if that has no label either. Constants have none.
 */
export function matchNodes(before: DrawableSnapshot, after: DrawableSnapshot): Int32Array {
  if (isSameStructure(before, after)) return matchThemselves(after.graph)
  const counterparts = matchLabels(before, after)
  matchPaths(before.graph, after.graph, counterparts)
  return counterparts
}

function matchLabels(before: DrawableSnapshot, after: DrawableSnapshot): Int32Array {
  const bearers = before.strings.map((): number[] => [])
  const old = before.graph.label
  for (let id = 0; id < old.length; id++) if ((old[id] as number) >= 0) bearers[old[id] as number]?.push(id)
  const known = new Map(before.strings.map((text, label) => [text, bearers[label] ?? []]))
  const candidates = after.strings.map((text) => known.get(text) ?? [])
  const seen = new Uint32Array(after.strings.length)
  const { label: labels } = after.graph
  const counterparts = new Int32Array(labels.length).fill(-1)
  for (let id = 0; id < labels.length; id++) {
    const label = labels[id] as number
    if (label < 0) continue
    const ordinal = seen[label] as number
    seen[label] = ordinal + 1
    counterparts[id] = candidates[label]?.[ordinal] ?? -1
  }
  return counterparts
}

/** Of two graphs of one structure every node is in the place where it was. */
function matchThemselves({ op }: GraphColumns): Int32Array {
  const counterparts = new Int32Array(op.length)
  for (let id = 0; id < op.length; id++) counterparts[id] = op[id] === CONST ? -1 : id
  return counterparts
}

/** Consumers have larger ids than what they consume: from the root down, a node's consumers are all known before it. */
function matchPaths(before: GraphColumns, after: GraphColumns, counterparts: Int32Array): void {
  const { op, in0, in1, label } = after
  const root = counterparts.length - 1
  const oldRoot = before.op.length - 1
  const isTaken = new Uint8Array(before.op.length)
  /** Steps to the nearest consumer with a label, the consumer one step on, and the slot it has the node in. */
  const distances = new Int32Array(counterparts.length).fill(counterparts.length)
  const consumers = new Int32Array(counterparts.length).fill(-1)
  const slots = new Uint8Array(counterparts.length)
  const visit = (input: number, slot: number, id: number, distance: number): void => {
    // Of equally near ones the earliest, which later lines do not change; of its slots the first.
    if (distance > (distances[input] as number) || consumers[input] === id) return
    distances[input] = distance
    consumers[input] = id
    slots[input] = slot
  }
  for (let id = root; id >= 0; id--) {
    const isNamed = (label[id] as number) >= 0
    if (!isNamed && op[id] !== CONST) {
      const consumer = consumers[id] as number
      const found =
        id === root ? oldRoot : consumer < 0 ? -1 : findInput(before, counterparts[consumer] as number, slots[id] ?? 0)
      if (found >= 0 && (before.label[found] as number) < 0 && before.op[found] !== CONST && isTaken[found] === 0) {
        counterparts[id] = found
        isTaken[found] = 1
      }
    }
    const distance = isNamed || id === root ? 1 : (distances[id] as number) + 1
    const first = in0[id] as number
    if (first >= 0) visit(first, 0, id, distance)
    const second = in1[id] as number
    if (second >= 0) visit(second, 1, id, distance)
  }
}

/** −1 where there is no such input, or no such node. */
function findInput(graph: GraphColumns, id: number, slot: number): number {
  return (slot === 0 ? graph.in0 : graph.in1)[id] ?? -1
}
