// Leads an edge through the borders of the open places on its way, and joins its stretches again when all have a place.
import { bendEnd, bendStart } from './bendCurves.ts'
import type { GraphView } from './graphView.ts'
import { nameFrame, nameShape, type Room } from './room.ts'
import type { Link } from './shapes.ts'

/** Gives every place on the way of an edge its stretch. */
export function leadThrough(rooms: readonly Room[], view: GraphView, { from, to, input }: Link, link: number): void {
  const [source, target] = [view.shapes[from], view.shapes[to]]
  if (!source || !target) return
  const common = findCommon(view, source.place, target.place)
  let order = 0
  let name = nameShape(from)
  for (let place = source.place; place !== common; place = view.places[place]?.parent ?? 0) {
    const room = rooms[place] as Room
    room.addLink({ link, order: order++, from: name, to: room.addExit(from), isOwn: false })
    name = nameFrame(place)
  }
  const down: number[] = []
  for (let place = target.place; place !== common; place = view.places[place]?.parent ?? 0) down.push(place)
  for (let place = common; ;) {
    const next = down.pop()
    const room = rooms[place] as Room
    const isLast = next === undefined
    const end = isLast ? nameShape(to) : nameFrame(next)
    room.addLink({ link, order: order++, from: name, to: end, isOwn: isLast && input !== null })
    if (isLast) return
    name = (rooms[next] as Room).addEntry(from)
    place = next
  }
}

function findCommon(view: GraphView, one: number, other: number): number {
  let [a, b] = [one, other]
  // Inner places have larger numbers.
  while (a !== b) {
    if (a > b) a = view.places[a]?.parent ?? 0
    else b = view.places[b]?.parent ?? 0
  }
  return a
}

/** The stretches of an edge, each bent so that it meets the next at the border between them. */
export function collectStretches(rooms: readonly Room[], link: number): number[][] {
  const stretches = rooms.flatMap((room) => room.findStretch(link) ?? []).toSorted((a, b) => a.order - b.order)
  const curves = stretches.map(({ curve }) => [...curve])
  for (const [k, { leaves }] of stretches.entries()) {
    const [before, after] = [curves[k], curves[k + 1]]
    if (!before || !after) break
    if (leaves) bendStart(after, before.at(-1) ?? 0)
    else bendEnd(before, after[1] ?? 0)
  }
  return curves
}
