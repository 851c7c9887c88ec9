// Names every node so that a person finds it in the code: by its label, its number, or the text that made it.
import type { Snapshot } from '../protocol/snapshot.ts'
import { keepStart } from './displayWidth.ts'
import { formatTrimmed } from './formatNumber.ts'
import { isComputed, isConstant, writeMade } from './nodeReading.ts'
import { findSumPart } from './sumParts.ts'
import { placeOfNode } from './siteLookup.ts'

/** Text of a file of the program, as it was when it ran; empty where it is not known. */
export type TextOf = (file: string) => string

export type NameNode = (id: number) => string

export interface Namer {
  readonly name: NameNode
  /** Equal numbers: equal names, found without writing them; −1 where only the name itself tells; `hasOwnFace`: see there. */
  readonly keyOf: (id: number) => number
  /** Keys are smaller. */
  readonly keyCount: number
}

const maxNameColumns = 32

/** Key of a part of a sum, which is called by what it adds up: among parts of others of the same kind it needs no number. */
export const hasOwnFace = -2

/** `e`; a constant's number; `b + a` from the source; or a formula of the inputs' names where there is no text. */
export function createNamer(snapshot: Snapshot, textOf: TextOf): Namer {
  const { graph, strings } = snapshot
  const findName = (id: number): string | undefined => {
    if (isConstant(graph, id)) return formatTrimmed(graph.data[id] ?? NaN)
    return strings[graph.label[id] ?? -1] || undefined
  }
  const texts: string[] = []
  const readText = (id: number): string => {
    const site = graph.site[id] ?? 0
    const known = texts[site]
    if (known !== undefined) return known
    const place = placeOfNode(snapshot, id)
    const text = place ? textOf(place.file).slice(place.start, place.end).replace(/\s+/gu, ' ').trim() : ''
    texts[site] = text
    return text
  }
  const nameInput: NameNode = (id) => findName(id) ?? (isComputed(graph, id) ? '…' : 'value')
  const nameNode: NameNode = (id) => {
    const name = findName(id)
    if (name !== undefined) return name
    const part = findSumPart(snapshot, id)
    if (part === 'product') return keepStart(writeMade(graph, id, nameInput), maxNameColumns)
    if (part !== null) return `Σ of ${part} terms`
    const text = readText(id)
    if (text !== '') return keepStart(text, maxNameColumns)
    return isComputed(graph, id) ? writeMade(graph, id, nameInput) : 'value'
  }
  const keyOf = (id: number): number => {
    const label = graph.label[id] as number
    if (isConstant(graph, id)) return -1
    if (label >= 0 && strings[label] !== '') return label
    if (findSumPart(snapshot, id) !== null) return hasOwnFace
    return readText(id) === '' ? -1 : strings.length + (graph.site[id] as number)
  }
  return { name: nameNode, keyOf, keyCount: strings.length + snapshot.program.sites.length }
}
