// Scopes: the path of calls and loop iterations in which a node was made, kept as runs because nodes are made in time order.

/** A call or an iteration that is going on. It enters the table only when the first node is made in it. */
export class Scope {
  readonly parent: Scope | null
  readonly site: number
  /** Which iteration or call, from 0; −1 for a call that was not counted yet: that is when it enters the table. */
  index: number
  /** How many calls are going on in it; a loop is none. */
  readonly depth: number
  /** Row in the table; −1 before it has one. */
  id: number
  /** How often the table had been compacted when it got the row: the row of a call that was suspended since is lost. */
  age = 0
  /** The calls from here that made nodes: the latest site and its count, and the counts of the others. */
  lastSite = -1
  lastCall = -1
  calls: Map<number, number> | null = null

  constructor(parent: Scope | null, site: number, index: number, depth: number, id: number) {
    this.parent = parent
    this.site = site
    this.index = index
    this.depth = depth
    this.id = id
  }
}

// How a row lies in `rows`, beginning at `row << ROW_BITS`, and a run in `runs`.
const ROW_BITS = 2
const PARENT = 0
const SITE = 1
const INDEX = 2
const DEPTH = 3
const RUN_BITS = 1
const START = 0
const SCOPE = 1

/** Bytes of a row and of a run. */
export const rowBytes = 16
export const runBytes = 8

/**
 * The table of scopes for a tape of `nodes` nodes: as many runs, and `capacity` rows, because a node in a deep place may
 * need several. Reserved at once like the tape and for the same reason; `onFull` is called when there are no more rows,
 * `onChange` whenever the next node may be the first of a run: `beginRun` has to be called before it is made.
 * Row 0 is the whole program and its own parent.
 */
export function createScopes(nodes: number, capacity: number, onFull: () => never, onChange: () => void) {
  const rows = new Int32Array(Math.max(1, capacity) << ROW_BITS)
  /** Run r: the nodes from its start up to the next run's start were made in its scope. */
  const runs = new Int32Array(nodes << RUN_BITS)
  let count = 1
  let runCount = 0
  let lastRunScope = -1
  let here = new Scope(null, 0, -1, 0, 0)
  // An iteration of a loop in `here` is three numbers, and an object only once something is called from it.
  let inLoop = false
  let loopSite = 0
  let loopIndex = 0
  let loopId = -1
  let age = 0

  const isListed = (scope: Scope): boolean => scope.id >= 0 && scope.age === age

  function readCurrent(): Scope {
    if (inLoop) {
      here = new Scope(here, loopSite, loopIndex, here.depth, loopId)
      here.age = age
      inLoop = false
    }
    return here
  }

  function leave(saved: Scope): void {
    here = saved
    inLoop = false
    onChange()
  }

  function addRow(parent: number, site: number, index: number, depth: number): number {
    const row = count
    const at = row << ROW_BITS
    if (at >= rows.length) onFull()
    rows[at | PARENT] = parent
    rows[at | SITE] = site
    rows[at | INDEX] = index
    rows[at | DEPTH] = depth
    count = row + 1
    return row
  }

  /** Gives a scope a row in the table, and before it those around it, however many. */
  function enlist(innermost: Scope): number {
    const { parent } = innermost
    if (parent !== null && !isListed(parent)) {
      const waiting: Scope[] = []
      for (let scope: Scope | null = parent; scope !== null && !isListed(scope); scope = scope.parent)
        waiting.push(scope)
      for (let scope = waiting.pop(); scope !== undefined; scope = waiting.pop()) enlist(scope)
    }
    const { site, depth } = innermost
    if (parent !== null && innermost.index < 0) innermost.index = countCall(parent, site)
    innermost.id = parent === null ? 0 : addRow(parent.id, site, innermost.index, depth)
    innermost.age = age
    return innermost.id
  }

  /** Begins a run at `firstNode` if the scope is another than that of the latest run. */
  function beginRun(firstNode: number): void {
    let id = here.id
    if (id < 0 || here.age !== age) id = enlist(here)
    if (inLoop) {
      if (loopId < 0) loopId = addRow(id, loopSite, loopIndex, here.depth)
      id = loopId
    }
    if (id === lastRunScope) return
    lastRunScope = id
    const at = runCount << RUN_BITS
    runs[at | START] = firstNode
    runs[at | SCOPE] = id
    runCount++
  }

  /** Follows the nodes to their new places, and leaves out the rows that none of them and no scope going on is in. */
  function compact(places: Int32Array): void {
    const rowPlaces = new Int32Array(count).fill(-1)
    const keepRow = (row: number): void => {
      for (let at = row; rowPlaces[at] === -1; at = rows[(at << ROW_BITS) | PARENT] as number) rowPlaces[at] = 0
    }
    keepRow(0)
    let keptRuns = 0
    for (let run = 0; run < runCount; run++) {
      const start = places[readRunStart(run)] as number
      const end = run + 1 < runCount ? readRunStart(run + 1) : places.length - 1
      if (places[end] === start) continue
      keepRow(readRunScope(run))
      runs[(keptRuns << RUN_BITS) | START] = start
      runs[(keptRuns << RUN_BITS) | SCOPE] = readRunScope(run)
      keptRuns++
    }
    if (inLoop && loopId >= 0) keepRow(loopId)
    for (let scope: Scope | null = here; scope !== null; scope = scope.parent) if (isListed(scope)) keepRow(scope.id)
    let keptRows = 0
    for (let row = 0; row < count; row++) {
      if (rowPlaces[row] === -1) continue
      rowPlaces[row] = keptRows
      const from = row << ROW_BITS
      const to = keptRows++ << ROW_BITS
      rows[to | PARENT] = rowPlaces[rows[from | PARENT] as number] as number
      rows[to | SITE] = rows[from | SITE] as number
      rows[to | INDEX] = rows[from | INDEX] as number
      rows[to | DEPTH] = rows[from | DEPTH] as number
    }
    for (let run = 0; run < keptRuns; run++) {
      const at = (run << RUN_BITS) | SCOPE
      runs[at] = rowPlaces[runs[at] as number] as number
    }
    if (inLoop && loopId >= 0) loopId = rowPlaces[loopId] as number
    for (let scope: Scope | null = here; scope !== null; scope = scope.parent) {
      if (!isListed(scope)) continue
      scope.id = rowPlaces[scope.id] as number
      scope.age = age + 1
    }
    age++
    count = keptRows
    runCount = keptRuns
    lastRunScope = runCount === 0 ? -1 : readRunScope(runCount - 1)
    onChange()
  }

  const readRunStart = (run: number): number => runs[(run << RUN_BITS) | START] as number
  const readRunScope = (run: number): number => runs[(run << RUN_BITS) | SCOPE] as number

  /** The scope of a node, by binary search. */
  function find(node: number): number {
    let low = 0
    let high = runCount - 1
    // what was made last is asked for most
    if (high >= 0 && readRunStart(high) <= node) return readRunScope(high)
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (readRunStart(middle) <= node) low = middle
      else high = middle - 1
    }
    return runCount === 0 ? 0 : readRunScope(low)
  }

  return {
    get count() {
      return count
    },
    capacity: Math.max(1, capacity),
    get runCount() {
      return runCount
    },
    /** The scope now, to come back to. */
    get current() {
      return readCurrent()
    },
    /** Enters a call of the function at `site`; returns the caller's scope. */
    enter: (site: number): Scope => {
      const caller = readCurrent()
      here = new Scope(caller, site, -1, caller.depth + 1, -1)
      onChange()
      return caller
    },
    /** Begins iteration `index` of the loop at `site` in the scope `outer`. */
    iterate: (outer: Scope, site: number, index: number): void => {
      // storing an object costs a write barrier, and from the second turn on it is the same
      if (here !== outer) here = outer
      inLoop = true
      loopSite = site
      loopIndex = index
      loopId = -1
      onChange()
    },
    leave,
    beginRun,
    compact,
    readParent: (row: number): number => rows[(row << ROW_BITS) | PARENT] as number,
    readSite: (row: number): number => rows[(row << ROW_BITS) | SITE] as number,
    readIndex: (row: number): number => rows[(row << ROW_BITS) | INDEX] as number,
    readRunStart,
    readRunScope,
    find,
    /** How many calls are going on. */
    readDepth: (): number => here.depth,
    /** How many calls were going on where a node was made. */
    readDepthOf: (node: number): number => rows[(find(node) << ROW_BITS) | DEPTH] as number,
    /** Back to the whole program, in which nothing has been made. */
    clear: (): void => {
      count = 1
      age = 0
      runCount = 0
      lastRunScope = -1
      leave(new Scope(null, 0, -1, 0, 0))
    },
  }
}

/** Which call of the function at `site` this is among those from the same scope that made a node. */
function countCall(parent: Scope, site: number): number {
  if (parent.lastSite === site) {
    parent.lastCall++
  } else {
    if (parent.lastSite >= 0) {
      parent.calls ??= new Map()
      parent.calls.set(parent.lastSite, parent.lastCall)
    }
    parent.lastCall = (parent.calls?.get(site) ?? -1) + 1
    parent.lastSite = site
  }
  return parent.lastCall
}
