// Lays out an open graph place by place: each on its own, inner ones as boxes of the outer, edges led through their borders.
import type { LayoutInput, LayoutResult } from '../protocol/layoutMessages.ts'
import { frameHeading } from '../protocol/scene.ts'
import { bendEnd, bendStart, joinCurves, reverseCurve } from './bendCurves.ts'
import type { Layouts } from './buildScene.ts'
import type { GraphView, Link } from './graphView.ts'
import { sortTopologically } from './sortTopologically.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Box extends Size {
  /** Of the centre. */
  readonly x: number
  readonly y: number
}

export interface NestedLayout extends Size {
  /** By shape. */
  readonly boxes: readonly Box[]
  /** By place; that of the whole graph is all of it. */
  readonly frames: readonly Box[]
  /** By link, control points as in a `LayoutResult`; and for its text the stretch that ends at its target. */
  readonly curves: readonly (readonly number[])[]
  readonly lastCurves: readonly (readonly number[])[]
}

/** Where an edge crosses the border of a frame. */
const portSize: Size = { width: 2, height: 14 }

export async function layOutNested(view: GraphView, sizes: readonly Size[], layouts: Layouts): Promise<NestedLayout> {
  const rooms = view.places.map(({ id }) => new Room(id, view))
  for (const [index, link] of view.links.entries()) leadThrough(rooms, view, link, index)
  // Inner places come after those around them.
  for (const room of rooms.toReversed()) {
    const inner = view.places.filter(({ id, parent }) => id > 0 && parent === room.place).map(({ id }) => id)
    await room.layOut(
      sizes,
      inner.map((id) => [id, (rooms[id] as Room).size]),
      layouts,
    )
  }
  const boxes: Box[] = sizes.map((size) => ({ ...size, x: 0, y: 0 }))
  const frames: Box[] = []
  for (const room of rooms) {
    const { parent } = view.places[room.place] ?? { parent: 0 }
    if (room.place === 0) room.moveTo(0, 0)
    else {
      const box = (rooms[parent] as Room).findBox(nameFrame(room.place))
      room.moveTo(box.x - box.width / 2, box.y - box.height / 2 + frameHeading)
    }
    const { width, height } = room.size
    frames.push({
      width,
      height,
      x: room.left + width / 2,
      y: room.top - (room.place === 0 ? 0 : frameHeading) + height / 2,
    })
    for (const shape of view.shapes) if (shape.place === room.place) boxes[shape.id] = room.findBox(nameShape(shape.id))
  }
  const stretches = view.links.map((_, index) => collectStretches(rooms, index))
  return {
    ...(rooms[0] as Room).size,
    boxes,
    frames,
    curves: stretches.map(joinCurves),
    lastCurves: stretches.map((each) => each.at(-1) ?? []),
  }
}

const nameShape = (shape: number): string => `s${shape}`
const nameFrame = (place: number): string => `f${place}`

/** A stretch of an edge inside one place, in the order of the edge. */
interface Stretch {
  readonly order: number
  /** It ends at the border of the place, on the way out. */
  readonly leaves: boolean
  readonly curve: readonly number[]
}

interface LocalLink {
  readonly link: number
  readonly order: number
  readonly from: string
  readonly to: string
}

/** One open place while it is being laid out: its boxes by name, and the stretches of edges inside it. */
class Room {
  readonly place: number
  size: Size = { width: 0, height: 0 }
  left = 0
  top = 0
  readonly #view: GraphView
  readonly #links: LocalLink[] = []
  readonly #entries = new Set<string>()
  readonly #exits = new Set<string>()
  #names: readonly string[] = []
  #sizes: readonly Size[] = []
  #layout: LayoutResult = { width: 0, height: 0, centres: [], curves: [] }
  #curves = new Map<number, Stretch>()

  constructor(place: number, view: GraphView) {
    this.place = place
    this.#view = view
  }

  addLink(link: LocalLink): void {
    this.#links.push(link)
  }

  addEntry(source: number): string {
    const name = `i${source}`
    this.#entries.add(name)
    return name
  }

  addExit(source: number): string {
    const name = `o${source}`
    this.#exits.add(name)
    return name
  }

  async layOut(
    sizes: readonly Size[],
    inner: readonly (readonly [place: number, size: Size])[],
    layouts: Layouts,
  ): Promise<void> {
    const own = this.#view.shapes.filter(({ place }) => place === this.place)
    const sizeOf = new Map<string, Size>([...this.#entries].map((name) => [name, portSize]))
    const ordered = [
      ...own.map(({ id, first }) => ({ name: nameShape(id), size: sizes[id] as Size, first })),
      ...inner.map(([place, size]) => ({ name: nameFrame(place), size, first: this.#view.places[place]?.first ?? 0 })),
    ].toSorted((a, b) => a.first - b.first)
    for (const { name, size } of ordered) sizeOf.set(name, size)
    for (const name of this.#exits) sizeOf.set(name, portSize)
    const pairs = new Map<string, { from: string; to: string; links: LocalLink[] }>()
    for (const link of this.#links) {
      // Edges with a slot of their own keep a curve of their own.
      const isOwn = this.#view.links[link.link]?.input !== null && link.to.startsWith('s')
      const key = isOwn ? `${link.link}` : `${link.from}>${link.to}`
      const pair = pairs.get(key)
      if (pair) pair.links.push(link)
      else pairs.set(key, { from: link.from, to: link.to, links: [link] })
    }
    const edges = [...pairs.values()]
    const { order, reversed } = sortTopologically([...sizeOf.keys()], edges)
    this.#names = order
    this.#sizes = order.map((name) => sizeOf.get(name) ?? portSize)
    const indexOf = new Map(order.map((name, index) => [name, index]))
    const input: LayoutInput = {
      boxes: this.#sizes.map(({ width, height }) => ({ width, height })),
      edges: edges.map(({ from, to }, edge) => {
        const pair = [indexOf.get(from) ?? 0, indexOf.get(to) ?? 0] as const
        return reversed.has(edge) ? [pair[1], pair[0]] : pair
      }),
    }
    this.#layout = await layouts.layout(input)
    for (const [edge, { links }] of edges.entries()) {
      const curve = this.#layout.curves[edge] ?? []
      for (const { link, order: at, to } of links) {
        this.#curves.set(link, {
          order: at,
          leaves: this.#exits.has(to),
          curve: reversed.has(edge) ? reverseCurve(curve) : curve,
        })
      }
    }
    const heading = this.place === 0 ? 0 : frameHeading
    this.size = { width: this.#layout.width, height: this.#layout.height + heading }
  }

  moveTo(left: number, top: number): void {
    this.left = left
    this.top = top
  }

  findBox(name: string): Box {
    const index = this.#names.indexOf(name)
    const [x, y] = this.#layout.centres[index] ?? [0, 0]
    const { width, height } = this.#sizes[index] ?? portSize
    return { x: this.left + x, y: this.top + y, width, height }
  }

  findStretch(link: number): Stretch | null {
    const stretch = this.#curves.get(link)
    if (!stretch) return null
    return { ...stretch, curve: stretch.curve.map((value, k) => value + (k % 2 === 0 ? this.left : this.top)) }
  }
}

/** Gives every place on the way of an edge its stretch. */
function leadThrough(rooms: readonly Room[], view: GraphView, { from, to }: Link, link: number): void {
  const [source, target] = [view.shapes[from], view.shapes[to]]
  if (!source || !target) return
  const common = findCommon(view, source.place, target.place)
  let order = 0
  let name = nameShape(from)
  for (let place = source.place; place !== common; place = view.places[place]?.parent ?? 0) {
    const room = rooms[place] as Room
    room.addLink({ link, order: order++, from: name, to: room.addExit(from) })
    name = nameFrame(place)
  }
  const down: number[] = []
  for (let place = target.place; place !== common; place = view.places[place]?.parent ?? 0) down.push(place)
  for (let place = common; ;) {
    const next = down.pop()
    const room = rooms[place] as Room
    room.addLink({ link, order: order++, from: name, to: next === undefined ? nameShape(to) : nameFrame(next) })
    if (next === undefined) return
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
function collectStretches(rooms: readonly Room[], link: number): number[][] {
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
