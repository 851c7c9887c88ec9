// Lays out an open graph place by place: each on its own, inner ones as boxes of the outer, edges led through their borders.
import { frameHeading } from '../protocol/scene.ts'
import { joinCurves } from './bendCurves.ts'
import type { GraphView } from './graphView.ts'
import { collectStretches, leadThrough } from './leadThrough.ts'
import { nameFrame, nameShape, Room, type Box, type Layouts, type RoomBox, type Size } from './room.ts'

export interface NestedLayout extends Size {
  /** By shape. */
  readonly boxes: readonly Box[]
  /** By place; that of the whole graph is all of it. */
  readonly frames: readonly Box[]
  /** By link, control points as in a `LayoutResult`; and for its text the stretch that ends at its target. */
  readonly curves: readonly (readonly number[])[]
  readonly lastCurves: readonly (readonly number[])[]
}

export async function layOutNested(view: GraphView, sizes: readonly Size[], layouts: Layouts): Promise<NestedLayout> {
  const rooms = view.places.map(({ id }) => new Room(id))
  for (const [index, link] of view.links.entries()) leadThrough(rooms, view, link, index)
  const inside = view.places.map((): RoomBox[] => [])
  for (const { id, kind, place, first } of view.shapes) {
    const size = sizes[id] as Size
    inside[place]?.push({ name: nameShape(id), box: kind === 'group' ? { ...size, kind: 'quiet' } : size, first })
  }
  // Inner places come after those around them.
  for (const room of rooms.toReversed()) {
    await room.layOut(inside[room.place] ?? [], layouts)
    const { id, parent, first } = view.places[room.place] ?? { id: 0, parent: 0, first: 0 }
    if (id > 0) inside[parent]?.push({ name: nameFrame(id), box: { ...room.size, kind: 'quiet' }, first })
  }
  const frames = rooms.map((room) => placeRoom(room, rooms[view.places[room.place]?.parent ?? 0] as Room))
  const stretches = view.links.map((_, index) => collectStretches(rooms, index))
  return {
    ...(rooms[0] as Room).size,
    boxes: view.shapes.map(({ id, place }) => (rooms[place] as Room).findBox(nameShape(id))),
    frames,
    curves: stretches.map(joinCurves),
    lastCurves: stretches.map((each) => each.at(-1) ?? []),
  }
}

/** Moves a room to its frame in the room around it, which has been moved before; returns the frame. */
function placeRoom(room: Room, outer: Room): Box {
  const { width, height } = room.size
  if (room.place === 0) return { width, height, x: width / 2, y: height / 2 }
  const box = outer.findBox(nameFrame(room.place))
  room.moveTo(box.x - width / 2, box.y - height / 2 + frameHeading)
  return { width, height, x: room.left + width / 2, y: room.top - frameHeading + height / 2 }
}
