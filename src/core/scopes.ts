// Scopes: the path of calls and loop iterations in which a node was made, kept as runs because nodes are made in time order.

/** A call or an iteration that is going on. It enters the table only when the first node is made in it. */
export class Scope {
  readonly parent: Scope | null
  readonly site: number
  /** Which iteration, from 0; −1 for a call: calls are counted when they enter the table. */
  readonly index: number
  /** Row in the table; −1 before it has one. */
  id: number
  /** The calls from here that made nodes: the latest site and its count, and the counts of the others. */
  lastSite = -1
  lastCall = -1
  calls: Map<number, number> | null = null

  constructor(parent: Scope | null, site: number, index: number, id: number) {
    this.parent = parent
    this.site = site
    this.index = index
    this.id = id
  }
}

/** The table of scopes: row 0 is the whole program and its own parent. Columns are longer than what they hold: `count`, `runCount`. */
export class ScopeTable {
  count = 1
  parent = new Int32Array(256)
  site = new Uint32Array(256)
  index = new Int32Array(256)
  /** Run r: the nodes from `runStart[r]` up to the next run's start were made in scope `runScope[r]`. */
  runCount = 0
  runStart = new Uint32Array(256)
  runScope = new Int32Array(256)
  /** True when the next node may begin a run. */
  changed = true
  private here = new Scope(null, 0, -1, 0)
  // An iteration of a loop in `here` is three numbers, and an object only once something is called from it.
  private inLoop = false
  private loopSite = 0
  private loopIndex = 0
  private loopId = -1

  /** Enters a call of the function at `site`; returns the caller's scope. */
  enter(site: number): Scope {
    const caller = this.current
    this.here = new Scope(caller, site, -1, -1)
    this.changed = true
    return caller
  }

  /** Begins iteration `index` of the loop at `site` in the scope `outer`. */
  iterate(outer: Scope, site: number, index: number): void {
    // storing an object costs a write barrier, and from the second turn on it is the same
    if (this.here !== outer) this.here = outer
    this.inLoop = true
    this.loopSite = site
    this.loopIndex = index
    this.loopId = -1
    this.changed = true
  }

  leave(saved: Scope): void {
    this.here = saved
    this.inLoop = false
    this.changed = true
  }

  /** The scope now, to come back to. */
  get current(): Scope {
    if (this.inLoop) {
      this.here = new Scope(this.here, this.loopSite, this.loopIndex, this.loopId)
      this.inLoop = false
    }
    return this.here
  }

  /** Called when the node `firstNode` is made and the scope has changed since the last: begins a run if it is another one. */
  record(firstNode: number): void {
    this.changed = false
    let id = this.here.id < 0 ? this.enlist(this.here) : this.here.id
    if (this.inLoop) {
      if (this.loopId < 0) this.loopId = this.addRow(id, this.loopSite, this.loopIndex)
      id = this.loopId
    }
    if (this.runCount > 0 && this.runScope[this.runCount - 1] === id) return
    if (this.runCount === this.runStart.length) {
      this.runStart = double(this.runStart, new Uint32Array(this.runCount * 2))
      this.runScope = double(this.runScope, new Int32Array(this.runCount * 2))
    }
    this.runStart[this.runCount] = firstNode
    this.runScope[this.runCount] = id
    this.runCount++
  }

  /** Back to the whole program, in which nothing has been made. */
  clear(): void {
    this.count = 1
    this.runCount = 0
    this.leave(new Scope(null, 0, -1, 0))
  }

  /** The scope of a node, by binary search. */
  find(node: number): number {
    let low = 0
    let high = this.runCount - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((this.runStart[middle] as number) <= node) low = middle
      else high = middle - 1
    }
    return this.runCount === 0 ? 0 : (this.runScope[low] as number)
  }

  /** Gives a scope a row in the table, and before it those around it, however many. */
  private enlist(innermost: Scope): number {
    const { parent } = innermost
    if (parent !== null && parent.id < 0) {
      const waiting: Scope[] = []
      for (let scope: Scope | null = parent; scope !== null && scope.id < 0; scope = scope.parent) waiting.push(scope)
      for (let scope = waiting.pop(); scope !== undefined; scope = waiting.pop()) this.enlist(scope)
    }
    const { site, index } = innermost
    innermost.id = parent === null ? 0 : this.addRow(parent.id, site, index < 0 ? countCall(parent, site) : index)
    return innermost.id
  }

  private addRow(parent: number, site: number, index: number): number {
    const id = this.count
    if (id === this.parent.length) {
      this.parent = double(this.parent, new Int32Array(id * 2))
      this.site = double(this.site, new Uint32Array(id * 2))
      this.index = double(this.index, new Int32Array(id * 2))
    }
    this.parent[id] = parent
    this.site[id] = site
    this.index[id] = index
    this.count = id + 1
    return id
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

function double<Column extends Uint32Array | Int32Array>(column: Column, larger: Column): Column {
  larger.set(column)
  return larger
}
