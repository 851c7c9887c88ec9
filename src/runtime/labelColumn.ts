// The labels of a graph's nodes: each text once, and a number for every node, as narrow as the texts are few.
import type { Engine } from '../core/engine.ts'
import type { SignedColumn } from '../protocol/snapshot.ts'
import { chooseSigned } from './columnLayout.ts'
import type { RankedSet } from './rankedSet.ts'

export interface LabelColumn {
  readonly strings: readonly string[]
  /** Place of the label in `strings`, −1 without one; to be called for every node of the graph in its order. */
  readonly makeReader: () => () => number
}

export function collectLabels(
  tape: Engine['tape'],
  nodes: RankedSet,
  root: number,
  readLabel: (node: number) => string | undefined,
): LabelColumn {
  const table = createStringTable()
  // Not of the narrowest kind: a column that was replaced would still be in memory when all are written.
  let column = makeColumn(2 ** 8, nodes.count)
  let id = 0
  for (let node = 0; node <= root; node++) {
    if (!nodes.has(node)) continue
    const label = readLabel(node)
    const place = label === undefined ? -1 : table.add(label, tape.readSite(node))
    column[id] = place
    if (column[id] !== place) {
      const wider = makeColumn(place + 1, nodes.count)
      wider.set(column)
      wider[id] = place
      column = wider
    }
    id++
  }
  const makeReader = (): (() => number) => {
    let next = 0
    return () => column[next++] as number
  }
  return { strings: table.items, makeReader }
}

function makeColumn(strings: number, length: number): SignedColumn {
  const kind = chooseSigned(strings)
  return new kind(new ArrayBuffer(length * kind.BYTES_PER_ELEMENT), 0, length)
}

/** Nodes of a site mostly have one and the same label: it is looked up once in a row. */
function createStringTable(): { items: string[]; add: (item: string, site: number) => number } {
  const items: string[] = []
  const places = new Map<string, number>()
  const latest = new Map<number, number>()
  let lastSite = -1
  let lastPlace = -1
  const add = (item: string, site: number): number => {
    if (site !== lastSite) {
      lastSite = site
      lastPlace = latest.get(site) ?? -1
    }
    if (items[lastPlace] === item) return lastPlace
    let place = places.get(item)
    if (place === undefined) {
      place = items.push(item) - 1
      places.set(item, place)
    }
    latest.set(site, place)
    lastPlace = place
    return place
  }
  return { items, add }
}
