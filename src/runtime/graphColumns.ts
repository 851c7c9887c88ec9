// Takes the graph, all that the root depends on, off the tape and into columns of its own.
import type { Engine } from '../core/engine.ts'
import type { GraphColumns, ScopeColumns } from '../protocol/snapshot.ts'

export interface ExtractedGraph {
  readonly columns: GraphColumns
  readonly strings: readonly string[]
  readonly scopes: ScopeColumns
  /** Id in the graph of a node on the tape; −1 for one that is not part of it. */
  readonly findId: (node: number) => number
}

/** `readLabel` gives the label of a node on the tape, which is asked for once per node of the graph. */
export function extractGraph(
  { tape }: Engine,
  root: number,
  readLabel: (node: number) => string | undefined,
): ExtractedGraph {
  const marks = markReachable(tape, root)
  const ids = new Int32Array(root + 1).fill(-1)
  let n = 0
  for (let node = 0; node <= root; node++) if (marks[node] === 1) ids[node] = n++
  const columns: GraphColumns = {
    op: new Uint8Array(n),
    in0: new Int32Array(n).fill(-1),
    in1: new Int32Array(n).fill(-1),
    data: new Float64Array(n),
    grad: new Float64Array(n),
    pass: new Int32Array(n),
    site: new Uint32Array(n),
    scope: new Uint32Array(n),
    label: new Int32Array(n).fill(-1),
  }
  const strings = createStringTable()
  const scopes = createScopeCompactor(tape.scopes)
  for (let node = 0; node <= root; node++) {
    const id = ids[node] as number
    if (id < 0) continue
    const a = tape.readIn0(node)
    const b = tape.readIn1(node)
    columns.op[id] = tape.readOp(node)
    if (a >= 0) columns.in0[id] = ids[a] as number
    if (b >= 0) columns.in1[id] = ids[b] as number
    columns.data[id] = tape.readData(node)
    columns.grad[id] = tape.readGrad(node)
    columns.pass[id] = tape.readPass(node)
    const site = tape.readSite(node)
    columns.site[id] = site
    columns.scope[id] = scopes.place(node)
    const label = readLabel(node)
    if (label !== undefined) columns.label[id] = strings.add(label, site)
  }
  return { columns, strings: strings.items, scopes: scopes.collect(), findId: (node) => ids[node] ?? -1 }
}

/** 1 for every node the root depends on. Inputs have smaller indices, so one reverse loop finds them all. */
function markReachable(tape: Engine['tape'], root: number): Uint8Array {
  const marks = new Uint8Array(root + 1)
  if (root >= 0) marks[root] = 1
  for (let node = root; node >= 0; node--) {
    if (marks[node] !== 1) continue
    const a = tape.readIn0(node)
    const b = tape.readIn1(node)
    if (a >= 0) marks[a] = 1
    if (b >= 0) marks[b] = 1
  }
  return marks
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

interface ScopeCompactor {
  /** The new row of the scope in which a node was made; to be asked in the order of the tape. */
  readonly place: (node: number) => number
  readonly collect: () => ScopeColumns
}

/** Keeps only scopes that are used, with those around them. */
function createScopeCompactor(table: Engine['tape']['scopes']): ScopeCompactor {
  /** New row of each row of the table; −1: not used. */
  const rows = new Int32Array(table.count).fill(-1)
  rows[0] = 0
  /** The rows that are used, in their new order. */
  const used = new Int32Array(table.count)
  let count = 1
  const addRow = (row: number): void => {
    rows[row] = count
    used[count] = row
    count++
  }
  const enlist = (innermost: number): number => {
    // Outer scopes have smaller rows; a chain of them may be too long for recursion.
    const waiting: number[] = []
    for (let row = table.readParent(innermost); rows[row] === -1; row = table.readParent(row)) waiting.push(row)
    for (let at = waiting.length - 1; at >= 0; at--) addRow(waiting[at] as number)
    if (rows[innermost] === -1) addRow(innermost)
    return rows[innermost] as number
  }
  let run = 0
  const place = (node: number): number => {
    if (table.runCount === 0) return 0
    while (run + 1 < table.runCount && table.readRunStart(run + 1) <= node) run++
    const row = table.readRunScope(run)
    const known = rows[row] as number
    return known < 0 ? enlist(row) : known
  }
  const collect = (): ScopeColumns => {
    const columns = { parent: new Int32Array(count), site: new Uint32Array(count), index: new Int32Array(count) }
    for (let at = 1; at < count; at++) {
      const row = used[at] as number
      columns.parent[at] = rows[table.readParent(row)] as number
      columns.site[at] = table.readSite(row)
      columns.index[at] = table.readIndex(row)
    }
    return columns
  }
  return { place, collect }
}
