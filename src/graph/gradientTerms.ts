// Finds the terms a node's gradient is the sum of, in numbers: one for every use of the node.
import type { GraphColumns } from '../protocol/snapshot.ts'
import { computeLocal } from './nodeReading.ts'

export interface NumericTerm {
  readonly consumer: number
  readonly slot: number
  /** ∂root/∂consumer. */
  readonly adjoint: number
  /** ∂consumer/∂node. */
  readonly local: number
  readonly product: number
}

/** All terms in numbers, and some of them whole: a weight may have as many as a program has turns. */
export interface GradientTerms {
  readonly count: number
  readonly sum: number
  /** Magnitude of the largest. */
  readonly largest: number
  /** In the order of the tape; where there are more than were asked for, the largest, in the order of their size. */
  readonly shown: readonly NumericTerm[]
}

/** A node used twice by one operation has two terms. Only uses that pass `pass` reached count. */
export function collectTerms(graph: GraphColumns, id: number, pass: number, maxShown: number): GradientTerms {
  const { in0, in1 } = graph
  let count = 0
  let sum = 0
  let largest = 0
  let kept: NumericTerm[] = []
  /** What is not larger is not shown. */
  let floor = -1
  for (let consumer = id + 1; consumer < in0.length; consumer++) {
    if ((in0[consumer] !== id && in1[consumer] !== id) || graph.pass[consumer] !== pass) continue
    for (let slot = 0; slot < 2; slot++) {
      if ((slot === 0 ? in0 : in1)[consumer] !== id) continue
      const adjoint = graph.grad[consumer] ?? NaN
      const local = computeLocal(graph, consumer, slot)
      const product = adjoint * local
      count++
      sum += product
      largest = Math.max(largest, Math.abs(product))
      if (measureProduct(product) <= floor) continue
      kept.push({ consumer, slot, adjoint, local, product })
      if (kept.length <= 8 * maxShown) continue
      kept = sortBySize(kept).slice(0, maxShown)
      floor = measureProduct(kept.at(-1)?.product ?? 0)
    }
  }
  return { count, sum, largest, shown: count > maxShown ? sortBySize(kept).slice(0, maxShown) : kept }
}

/** Largest first; NaN, which spoils every sum, before all. */
export function sortBySize(terms: readonly NumericTerm[]): NumericTerm[] {
  return terms.toSorted((a, b) => measureProduct(b.product) - measureProduct(a.product) || a.consumer - b.consumer)
}

function measureProduct(product: number): number {
  return Number.isNaN(product) ? Number.MAX_VALUE : Math.min(Number.MAX_VALUE, Math.abs(product))
}
