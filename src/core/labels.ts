// The names of nodes: the user's own, and those the source gives to where a node is made and to what holds it later.
import type { Kept } from './kept.ts'
import { Keys } from './keys.ts'
import type { Tape } from './tape.ts'

/** A given name in one integer: the site in the low 24 bits, how many calls deep it was given above them. */
const depthBits = 24
const siteMask = 2 ** depthBits - 1
const maxDepth = 127

/**
 * What the user wrote (`x.label = …`) wins. Of the names the source gives, the one given the fewest calls deep wins, and of
 * those equally deep the first: `const L = model(x)` renames the function's own `out`, `const b = a` renames nothing.
 */
export class Labels {
  /** The user's own, each text once. */
  readonly strings: string[] = []
  private readonly own = new Map<number, number>()
  private readonly ids = new Map<string, number>()
  /** By node, as long as the latest node with a given name needs it; 0: none. */
  private given: Int32Array = new Int32Array(0)
  /** Key of the given name, of `keys`. */
  private givenKey: Int32Array = new Int32Array(0)
  readonly keys: Keys = new Keys()
  private readonly tape: Tape
  private readonly siteLabel: (site: number) => string | null | undefined

  constructor(tape: Tape, siteLabel: (site: number) => string | null | undefined) {
    this.tape = tape
    this.siteLabel = siteLabel
  }

  /** Gives the user's own name. */
  set(node: number, label: string): void {
    let id = this.ids.get(label)
    if (id === undefined) {
      id = this.strings.push(label) - 1
      this.ids.set(label, id)
    }
    this.own.set(node, id)
  }

  /**
   * Gives a name of the source, the label of a site and what `keys` has for a place in it, which belongs to a Value while the
   * program runs; unless the node has one that wins.
   */
  give(node: number, site: number, key: number): void {
    const depth = Math.min(this.tape.scopes.readDepth(), maxDepth)
    const before = this.given[node] ?? 0
    if (before !== 0 ? depth >= before >>> depthBits : this.isMadeNamed(node, depth)) return
    this.write(node, site | (depth << depthBits), key)
  }

  /** The user's own name. */
  getOwn(node: number): string | undefined {
    const id = this.own.get(node)
    return id === undefined ? undefined : this.strings[id]
  }

  /** The name that the source gives. */
  getGiven(node: number): string | undefined {
    const given = this.given[node] ?? 0
    if (given === 0) return this.siteLabel(this.tape.readSite(node)) ?? undefined
    const label = this.siteLabel(given & siteMask) ?? ''
    return label + this.keys.read(this.givenKey[node] ?? 0)
  }

  get(node: number): string | undefined {
    return this.getOwn(node) ?? this.getGiven(node)
  }

  /** Follows the nodes of a tape of `length` nodes to their new places. */
  compact({ marks, places }: Kept, length: number): void {
    const own = [...this.own].filter(([node]) => marks[node] === 1)
    this.own.clear()
    for (const [node, id] of own) this.own.set(places[node] as number, id)
    const end = Math.min(length, this.given.length)
    for (let node = 0; node < end; node++) {
      if (marks[node] === 0) continue
      const to = places[node] as number
      this.given[to] = this.given[node] as number
      this.givenKey[to] = this.givenKey[node] as number
    }
    this.given.fill(0, places[end], end)
  }

  clear(): void {
    this.strings.length = 0
    this.own.clear()
    this.ids.clear()
    this.given.fill(0)
    this.keys.clear()
  }

  /** Hands the names of a node to its new version, which was not made where they were given. */
  copy(from: number, to: number): void {
    const id = this.own.get(from)
    if (id !== undefined) this.own.set(to, id)
    const given = this.given[from] ?? 0
    if (given !== 0) return this.write(to, given, this.givenKey[from] ?? 0)
    const { scopes } = this.tape
    const site = this.tape.readSite(from)
    const depth = scopes.readDepthOf(from)
    if (depth === scopes.readDepth() || !this.siteLabel(site)) return
    this.write(to, site | (Math.min(depth, maxDepth) << depthBits), 0)
  }

  /** True where the node has its name from its own site, given at `depth` or further out. */
  private isMadeNamed(node: number, depth: number): boolean {
    return Boolean(this.siteLabel(this.tape.readSite(node))) && depth >= this.tape.scopes.readDepthOf(node)
  }

  private write(node: number, given: number, key: number): void {
    if (node >= this.given.length) {
      const length = Math.max(2 * node, 1024)
      this.given = lengthen(this.given, length)
      this.givenKey = lengthen(this.givenKey, length)
    }
    this.given[node] = given
    this.givenKey[node] = key
  }
}

function lengthen(column: Int32Array, length: number): Int32Array {
  const longer = new Int32Array(length)
  longer.set(column)
  return longer
}
