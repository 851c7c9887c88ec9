// Tells nodes of one name apart where they meet in one formula: `c += d` makes a second `c`, and the rule has both.
import type { Snapshot } from '../protocol/snapshot.ts'
import { hasOwnFace, type NameNode, type Namer } from './nameNodes.ts'
import { isConstant, wrapComposite } from './nodeReading.ts'

/** Of a key: no name that is shared has it, or that is not known yet; else the place of its name. */
const notShared = -1
const unknown = -2

/**
 * Names that no two of `ids` share: c₁ and c₂, counted among all nodes of that name in the graph, in the order in which they
 * were made, so that a node has one number in every formula. A name that only one of them has stays as it is.
 */
export function tellApart(snapshot: Snapshot, ids: Iterable<number>, namer: Namer): NameNode {
  const { graph } = snapshot
  const members = new Map<string, number>()
  const wanted = new Set<number>()
  // Constants are written as their numbers: equal ones need not be told apart.
  for (const id of new Set(ids)) {
    if (isConstant(graph, id) || namer.keyOf(id) === hasOwnFace) continue
    const name = namer.name(id)
    members.set(name, (members.get(name) ?? 0) + 1)
    wanted.add(id)
  }
  const shared = new Map([...members].filter(([, count]) => count > 1).map(([name], place) => [name, place]))
  if (shared.size === 0) return namer.name
  const numbered = new Map<number, string>()
  const counts = new Int32Array(shared.size)
  const placeOf = createPlacer(namer, shared)
  const last = [...wanted].reduce((latest, id) => Math.max(latest, id), -1)
  for (let id = 0; id <= last; id++) {
    if (isConstant(graph, id)) continue
    const place = placeOf(id)
    if (place < 0) continue
    const count = (counts[place] as number) + 1
    counts[place] = count
    if (wanted.has(id)) numbered.set(id, wrapComposite(namer.name(id)) + writeSubscript(count))
  }
  return (id) => numbered.get(id) ?? namer.name(id)
}

/** Finds the place of a node's name among those that are shared, writing a name once for all nodes of one key. */
function createPlacer({ name, keyOf, keyCount }: Namer, shared: ReadonlyMap<string, number>): (id: number) => number {
  const places = new Int32Array(keyCount).fill(unknown)
  return (id) => {
    const key = keyOf(id)
    if (key === hasOwnFace) return notShared
    if (key < 0) return shared.get(name(id)) ?? notShared
    const known = places[key] as number
    if (known !== unknown) return known
    const place = shared.get(name(id)) ?? notShared
    places[key] = place
    return place
  }
}

function writeSubscript(count: number): string {
  return String(count).replace(/\d/gu, (digit) => '₀₁₂₃₄₅₆₇₈₉'.charAt(Number(digit)))
}
