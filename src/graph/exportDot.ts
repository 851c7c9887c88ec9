// Writes a whole graph as Graphviz source: records `{ label | data | grad }`, operations between them.
import type { Snapshot } from '../protocol/snapshot.ts'
import { writeEdge, writeOp, writeRecord, wrapDot } from './dotText.ts'
import { formatFactor, formatNumber } from './formatNumber.ts'
import { computeLocal, isComputed, isConstant, listInputs, readGrad, writeOpSymbol } from './nodeReading.ts'

/** A whole DOT file in pieces, so that a large one need not be made in one go; no nodes where there is no graph. */
export function exportDot(snapshot: Snapshot): Generator<string> {
  return wrapDot(listLines(snapshot))
}

function* listLines({ graph, strings }: Snapshot): Generator<string> {
  for (let id = 0; id < graph.op.length; id++) {
    if (isConstant(graph, id)) continue
    const grad = readGrad(graph, id)
    const label = strings[graph.label[id] ?? -1] ?? ''
    yield writeRecord(id, label, formatNumber(graph.data[id] ?? NaN), grad === null ? '–' : formatNumber(grad))
    if (!isComputed(graph, id)) continue
    const symbol = writeOpSymbol(graph, id)
    const inputs = listInputs(graph, id)
    const isWide = symbol.length > 2 || inputs.some((input) => isConstant(graph, input))
    yield* writeOp(id, symbol, isWide)
    for (const [slot, input] of inputs.entries()) {
      if (isConstant(graph, input)) continue
      yield writeEdge(`v${input}`, `op${id}`, `×${formatFactor(computeLocal(graph, id, slot))}`)
    }
  }
}
