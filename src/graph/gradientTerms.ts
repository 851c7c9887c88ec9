// Finds the terms a node's gradient is the sum of, in numbers: one for every use of the node.
import type { GraphColumns } from '../protocol/snapshot.ts'
import { computeLocal, listInputs } from './nodeReading.ts'

export interface NumericTerm {
  readonly consumer: number
  readonly slot: number
  /** ∂root/∂consumer. */
  readonly adjoint: number
  /** ∂consumer/∂node. */
  readonly local: number
  readonly product: number
}

/** In the order of the tape; a node used twice by one operation has two terms. Only uses that pass `pass` reached count. */
export function collectTerms(graph: GraphColumns, id: number, pass: number): NumericTerm[] {
  const terms: NumericTerm[] = []
  for (let consumer = id + 1; consumer < graph.op.length; consumer++) {
    if (graph.in0[consumer] !== id && graph.in1[consumer] !== id) continue
    if (graph.pass[consumer] !== pass) continue
    for (const [slot, input] of listInputs(graph, consumer).entries()) {
      if (input !== id) continue
      const adjoint = graph.grad[consumer] ?? NaN
      const local = computeLocal(graph, consumer, slot)
      terms.push({ consumer, slot, adjoint, local, product: adjoint * local })
    }
  }
  return terms
}
