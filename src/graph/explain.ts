// Explains one node's gradient: the chain rule in names and in numbers, and the place each term comes from.
import type { Explanation, GradientTerm, Place } from '../protocol/explanation.ts'
import { createLineTable } from '../protocol/lineTable.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
import { findSign, formatNumber, formatTrimmed } from './formatNumber.ts'
import { collectTerms, sortBySize, type GradientTerms, type NumericTerm } from './gradientTerms.ts'
import { createNamer, type NameNode, type TextOf } from './nameNodes.ts'
import { isComputed, listInputs, wrapComposite, writeLocal, writeMade } from './nodeReading.ts'
import { placeOfNode } from './siteLookup.ts'
import { tellApart } from './tellApart.ts'

/** Terms listed, and terms written out on the chain rule's one line; of more, the largest. */
const maxListed = 12
const maxWritten = 4

const noTerms: GradientTerms = { count: 0, sum: 0, largest: 0, shown: [] }

/** Null where the graph has no such node. */
export function explainNode(snapshot: Snapshot, id: number, textOf: TextOf): Explanation | null {
  const { graph } = snapshot
  const data = graph.data[id]
  if (data === undefined) return null
  const pass = graph.pass[id] ?? -1
  const grad = pass < 0 ? null : (graph.grad[id] ?? NaN)
  const terms = pass < 0 ? noTerms : collectTerms(graph, id, pass, maxListed)
  const nameNode = tellApart(snapshot, listWritten(snapshot, id, terms.shown), createNamer(snapshot, textOf))
  return {
    id,
    label: nameNode(id),
    made: writeMade(graph, id, nameNode),
    data: formatNumber(data),
    grad: grad === null ? '–' : formatNumber(grad),
    gradSign: findSign(grad),
    gradMissing: grad === null ? explainMissing(snapshot) : '',
    place: findPlace(snapshot, id, textOf),
    terms: terms.shown.map((term) => describeTerm(snapshot, term, nameNode, textOf)),
    termCount: terms.count,
    chainRule: writeChainRule(snapshot, id, terms, nameNode),
    accumulation: grad === null ? '' : explainAccumulation(snapshot, id, grad, terms),
  }
}

/** The nodes whose names stand in the explanation of one of them. */
function listWritten({ graph }: Snapshot, id: number, terms: readonly NumericTerm[]): number[] {
  const written = [id, ...terms.map(({ consumer }) => consumer)].flatMap((node) => [node, ...listInputs(graph, node)])
  return terms.length > 0 ? [...written, graph.data.length - 1] : written
}

/** The root as it is written in `∂L/∂a`: by the name the user chose it by, and by its number where that is shared. */
function nameRoot({ rootName, graph, strings }: Snapshot, nameNode: NameNode): string {
  const root = graph.data.length - 1
  const name = rootName?.replace(/#\d+$/, '') ?? 'root'
  return wrapComposite(name === strings[graph.label[root] ?? -1] ? nameNode(root) : name)
}

function describeTerm(snapshot: Snapshot, term: NumericTerm, nameNode: NameNode, textOf: TextOf): GradientTerm {
  const { consumer, slot, adjoint, local, product } = term
  return {
    consumer,
    consumerLabel: nameNode(consumer),
    localFormula: writeLocal(snapshot.graph, consumer, slot, nameNode),
    adjoint: formatTrimmed(adjoint),
    local: formatTrimmed(local),
    product: formatTrimmed(product),
    place: findPlace(snapshot, consumer, textOf),
  }
}

function findPlace(snapshot: Snapshot, id: number, textOf: TextOf): Place | null {
  const place = placeOfNode(snapshot, id)
  return place && { ...place, line: createLineTable(textOf(place.file)).at(place.start).line + 1 }
}

function explainMissing(snapshot: Snapshot): string {
  const root = snapshot.rootName?.replace(/#\d+$/, '') ?? 'the root'
  return snapshot.rootHasPass
    ? 'Run backward has not reached it.'
    : `Not known yet: run backward on ${root} has not reached it.`
}

/** `∂L/∂b = ∂L/∂e · a + ∂L/∂d = (−2) · 2 + 4 · 1 = 0`. */
function writeChainRule(snapshot: Snapshot, id: number, terms: GradientTerms, nameNode: NameNode): string {
  if (terms.count === 0) return ''
  const root = nameRoot(snapshot, nameNode)
  const written = terms.count > maxWritten ? sortBySize(terms.shown).slice(0, maxWritten) : terms.shown
  const rest = terms.count > written.length ? [`… ${terms.count - written.length} more`] : []
  const names = written.map(({ consumer, slot }) => {
    const local = wrapFactor(writeLocal(snapshot.graph, consumer, slot, nameNode))
    return `∂${root}/∂${wrapComposite(nameNode(consumer))} · ${local}`
  })
  const numbers = written.map(({ adjoint, local }) => {
    return `${wrapFactor(formatTrimmed(adjoint))} · ${wrapFactor(formatTrimmed(local))}`
  })
  const sum = formatTrimmed(terms.sum)
  const sides = [[...names, ...rest].join(' + '), [...numbers, ...rest].join(' + '), sum]
  return `∂${root}/∂${wrapComposite(nameNode(id))} = ${sides.join(' = ')}`
}

/** A leaf adds up passes until zeroGrad(), which may come last, and any gradient can be set by hand. */
function explainAccumulation(snapshot: Snapshot, id: number, grad: number, terms: GradientTerms): string {
  const isRoot = id === snapshot.graph.data.length - 1
  const latest = terms.sum + (isRoot ? 1 : 0)
  const size = Math.max(Math.abs(grad), terms.largest)
  if (Object.is(grad, latest) || Math.abs(grad - latest) <= 1e-9 * size || Number.isNaN(grad - latest)) return ''
  if (grad === 0) return 'Set back to 0 after the latest pass.'
  const isLeaf = !isComputed(snapshot.graph, id)
  if (!isLeaf || snapshot.passes < 2) return 'The program has set this gradient itself.'
  const passes = snapshot.passes === 2 ? '2 passes' : 'passes'
  const sum = `${formatTrimmed(grad - latest)} before + ${wrapFactor(formatTrimmed(latest))} in the latest`
  return `Adds up ${passes}, with no zeroGrad() between: ${sum} = ${formatTrimmed(grad)}.`
}

/** Parentheses around what is negative or more than one factor. */
function wrapFactor(text: string): string {
  return /\s/u.test(text) || text.startsWith('−') ? `(${text})` : text
}
