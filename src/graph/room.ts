// One open place while it is being laid out: its boxes by name, and the stretches of edges inside it.
import type { LayoutBox, LayoutInput, LayoutResult } from '../protocol/layoutMessages.ts'
import { frameHeading } from '../protocol/scene.ts'
import { reverseCurve } from './bendCurves.ts'
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

/** What lays graphs out: the client of the layout worker. */
export interface Layouts {
  layout(input: LayoutInput): Promise<LayoutResult>
}

/** A box to lay out; `first`: where it stands in the order of the tape. */
export interface RoomBox {
  readonly name: string
  readonly box: LayoutBox
  readonly first: number
}

/** A stretch of an edge inside one place, in the order of the edge. */
export interface Stretch {
  readonly order: number
  /** It ends at the border of the place, on the way out. */
  readonly leaves: boolean
  readonly curve: readonly number[]
}

/** An edge, or a stretch of it, between two boxes of the room. */
interface RoomLink {
  readonly link: number
  readonly order: number
  readonly from: string
  readonly to: string
  /** It has an input slot of its own, and so keeps a curve of its own. */
  readonly isOwn: boolean
}

/** Where an edge crosses the border of a frame. */
const port: LayoutBox = { width: 2, height: 14, kind: 'port' }

export const nameShape = (shape: number): string => `s${shape}`
export const nameFrame = (place: number): string => `f${place}`

export class Room {
  readonly place: number
  size: Size = { width: 0, height: 0 }
  left = 0
  top = 0
  readonly #links: RoomLink[] = []
  readonly #entries = new Set<string>()
  readonly #exits = new Set<string>()
  #places = new Map<string, number>()
  #boxes: readonly LayoutBox[] = []
  #layout: LayoutResult = { width: 0, height: 0, centres: [], curves: [] }
  readonly #curves = new Map<number, Stretch>()

  constructor(place: number) {
    this.place = place
  }

  addLink(link: RoomLink): void {
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

  async layOut(boxes: readonly RoomBox[], layouts: Layouts): Promise<void> {
    const boxOf = new Map<string, LayoutBox>([...this.#entries].map((name) => [name, port]))
    for (const { name, box } of boxes.toSorted((a, b) => a.first - b.first)) boxOf.set(name, box)
    for (const name of this.#exits) boxOf.set(name, port)
    const pairs = new Map<string, { from: string; to: string; links: RoomLink[] }>()
    for (const link of this.#links) {
      const key = link.isOwn ? `${link.link}` : `${link.from}>${link.to}`
      const pair = pairs.get(key)
      if (pair) pair.links.push(link)
      else pairs.set(key, { from: link.from, to: link.to, links: [link] })
    }
    const edges = [...pairs.values()]
    const { order, reversed } = sortTopologically([...boxOf.keys()], edges)
    this.#places = new Map(order.map((name, index) => [name, index]))
    this.#boxes = order.map((name) => boxOf.get(name) ?? port)
    this.#layout = await layouts.layout({
      boxes: this.#boxes,
      edges: edges.map(({ from, to }, edge) => {
        const pair = [this.#places.get(from) ?? 0, this.#places.get(to) ?? 0] as const
        return reversed.has(edge) ? [pair[1], pair[0]] : pair
      }),
    })
    for (const [edge, { links }] of edges.entries()) {
      const found = this.#layout.curves[edge] ?? []
      const curve = reversed.has(edge) ? reverseCurve(found) : found
      for (const { link, order: at, to } of links) {
        this.#curves.set(link, { order: at, leaves: this.#exits.has(to), curve })
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
    const index = this.#places.get(name) ?? -1
    const [x, y] = this.#layout.centres[index] ?? [0, 0]
    const { width, height } = this.#boxes[index] ?? port
    return { x: this.left + x, y: this.top + y, width, height }
  }

  findStretch(link: number): Stretch | null {
    const stretch = this.#curves.get(link)
    if (!stretch) return null
    return { ...stretch, curve: stretch.curve.map((value, k) => value + (k % 2 === 0 ? this.left : this.top)) }
  }
}
