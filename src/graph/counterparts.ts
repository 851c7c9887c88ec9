// Finds for each node of a run the one it was in the run before: by its label, or by where its labelled consumer has it.
import type { GraphColumns, DrawableSnapshot } from '../protocol/snapshot.ts'
import { isConstant } from './nodeReading.ts'

/**
 * For each node of `after` its counterpart in `before`, or −1; no two have the same. The n-th node of a label is the n-th of
 * that label before. A node without one is found by the path of input slots from its nearest consumer with a label, or from
 * the root: what stands there in `before`, if that has no label either. Constants have none.
 */
export function matchNodes(before: DrawableSnapshot, after: DrawableSnapshot): Int32Array {
  const counterparts = matchLabels(before, after)
  matchPaths(before.graph, after.graph, counterparts)
  return counterparts
}

function matchLabels(before: DrawableSnapshot, after: DrawableSnapshot): Int32Array {
  const bearers = before.strings.map((): number[] => [])
  for (const [id, label] of before.graph.label.entries()) bearers[label]?.push(id)
  const known = new Map(before.strings.map((text, label) => [text, bearers[label] ?? []]))
  const candidates = after.strings.map((text) => known.get(text) ?? [])
  const seen = new Uint32Array(after.strings.length)
  return Int32Array.from(after.graph.label, (label) => {
    if (label < 0) return -1
    const ordinal = seen[label] ?? 0
    seen[label] = ordinal + 1
    return candidates[label]?.[ordinal] ?? -1
  })
}

/** Consumers have larger ids than what they consume: from the root down, a node's consumers are all known before it. */
function matchPaths(before: GraphColumns, after: GraphColumns, counterparts: Int32Array): void {
  const root = counterparts.length - 1
  const oldRoot = before.op.length - 1
  const isTaken = new Uint8Array(before.op.length)
  /** Steps to the nearest consumer with a label, the consumer one step on, and the slot it has the node in. */
  const distances = new Int32Array(counterparts.length).fill(counterparts.length)
  const consumers = new Int32Array(counterparts.length).fill(-1)
  const slots = new Uint8Array(counterparts.length)
  for (let id = root; id >= 0; id--) {
    const isNamed = hasLabel(after, id)
    if (!isNamed && !isConstant(after, id)) {
      const found = id === root ? oldRoot : findInput(before, counterparts[consumers[id] ?? -1] ?? -1, slots[id] ?? 0)
      if (found >= 0 && !hasLabel(before, found) && !isConstant(before, found) && !isTaken[found]) {
        counterparts[id] = found
        isTaken[found] = 1
      }
    }
    const distance = isNamed || id === root ? 1 : (distances[id] ?? 0) + 1
    for (let slot = 0; slot < 2; slot++) {
      const input = (slot === 0 ? after.in0 : after.in1)[id] ?? -1
      // Of equally near ones the earliest, which later lines do not change; of its slots the first.
      if (input < 0 || distance > (distances[input] ?? 0) || consumers[input] === id) continue
      distances[input] = distance
      consumers[input] = id
      slots[input] = slot
    }
  }
}

function findInput(graph: GraphColumns, id: number, slot: number): number {
  return (slot === 0 ? graph.in0 : graph.in1)[id] ?? -1
}

function hasLabel(graph: GraphColumns, id: number): boolean {
  return (graph.label[id] ?? -1) >= 0
}
