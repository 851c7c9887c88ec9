// Writes what a hover says about the code under the pointer: label, data, grad, and the chain rule in numbers.
import type { Explanation, GradientTerm, Place } from '../protocol/explanation.ts'
import { createLineTable } from '../protocol/lineTable.ts'
import type { Span } from '../protocol/program.ts'
import type { NodeSummary, SiteSummary, Snapshot } from '../protocol/snapshot.ts'
import { explainNode } from './explain.ts'
import { formatNumber } from './formatNumber.ts'
import { escapeMarkdown, writeCode } from './markdown.ts'
import { isConstant } from './nodeReading.ts'
import type { TextOf } from './nameNodes.ts'
import { findAt } from './siteLookup.ts'
import { writeCount } from './summary.ts'

export interface HoverQuery {
  readonly file: string
  readonly offset: number
  readonly textOf: TextOf
  /** Target of a link to a place. */
  readonly linkTo: (place: Place) => string
}

export interface HoverText {
  readonly span: Span
  readonly markdown: string
  /** Null where what the hover is about is not part of the graph. */
  readonly nodeId: number | null
}

/** Null where no Value was made or named at the offset. */
export function hoverAt(snapshot: Snapshot, query: HoverQuery): HoverText | null {
  const found = findAt(snapshot, query.file, query.offset)
  if (!found) return null
  const { span, nodeId, summary } = found
  const paragraphs = summary && summary.count > 1 ? [writeSummary(summary)] : []
  const explanation = nodeId >= 0 ? explainNode(snapshot, nodeId, query.textOf) : null
  if (explanation && isConstant(snapshot.graph, nodeId)) {
    paragraphs.push(`${writeCode(explanation.label)} · a constant: it has no gradient of interest`)
  } else if (explanation) {
    paragraphs.push(...writeNode(explanation, query))
  } else if (summary) {
    paragraphs.push(writeOutside(summary.last, snapshot))
  } else return null
  return { span, markdown: paragraphs.join('\n\n'), nodeId: nodeId < 0 ? null : nodeId }
}

function writeNode(explanation: Explanation, query: HoverQuery): string[] {
  const { label, made, data, grad, gradMissing, chainRule, accumulation, terms, termCount } = explanation
  const name = made === label ? '' : ` = ${writeCode(made)}`
  const paragraphs = [`**${escapeMarkdown(label)}**${made === 'leaf' ? ' · leaf' : name} · ${writeNumbers(data, grad)}`]
  if (gradMissing) paragraphs.push(escapeMarkdown(gradMissing))
  if (chainRule) paragraphs.push(writeCode(chainRule))
  if (accumulation) paragraphs.push(escapeMarkdown(accumulation))
  if (terms.length > 0) {
    const rest = termCount > terms.length ? [`- … and ${writeCount(termCount - terms.length, 'smaller term')}`] : []
    const [only, ...others] = terms
    // Of one term the chain rule has said everything but the place.
    if (only && others.length === 0 && rest.length === 0) paragraphs.push(`through ${writeConsumer(only, query)}`)
    else paragraphs.push([...terms.map((term) => writeTerm(term, query)), ...rest].join('\n'))
  }
  return paragraphs
}

function writeTerm(term: GradientTerm, query: HoverQuery): string {
  const numbers = `${wrapNegative(term.adjoint)} · ${wrapNegative(term.local)} = ${term.product}`
  return `- through ${writeConsumer(term, query)}: ${writeCode(numbers)}`
}

/** `[e](link), line 4`. */
function writeConsumer({ consumerLabel, place }: GradientTerm, query: HoverQuery): string {
  const name = escapeMarkdown(consumerLabel)
  if (!place) return name
  const { line } = createLineTable(query.textOf(place.file)).at(place.start)
  const where = place.file === query.file ? `line ${line + 1}` : `${place.file}, line ${line + 1}`
  return `[${name}](${query.linkTo(place)}), ${escapeMarkdown(where)}`
}

function writeSummary({ count, minData, meanData, maxData }: SiteSummary): string {
  const [min, mean, max] = [minData, meanData, maxData].map(formatNumber)
  return `made ${count.toLocaleString('en')} times · data from ${writeCode(min ?? '')} to ${writeCode(max ?? '')}, mean ${writeCode(mean ?? '')} · the latest:`
}

function writeOutside({ label, data, grad }: NodeSummary, { rootName }: Snapshot): string {
  const name = label === null ? '' : `**${escapeMarkdown(label)}** · `
  const numbers = writeNumbers(formatNumber(data), grad === null ? '–' : formatNumber(grad))
  const root = rootName === null ? '' : `\n\n${escapeMarkdown(rootName)} does not depend on it.`
  return name + numbers + root
}

function writeNumbers(data: string, grad: string): string {
  return `data ${writeCode(data)} · grad ${writeCode(grad)}`
}

function wrapNegative(number: string): string {
  return number.startsWith('−') ? `(${number})` : number
}
