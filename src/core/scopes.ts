// Scopes: the path of calls and loop iterations in which a node was made, kept as runs because nodes are made in time order.

/** A call or an iteration that is going on. It enters the table only when the first node is made in it. */
export class Scope {
  readonly parent: Scope | null
  readonly site: number
  /** Which iteration, from 0; −1 for a call until it enters the table. */
  index: number
  /** Row in the table; −1 before it has one. */
  id = -1
  /** True once something else may hold on to it, so that it must not be used again for the next iteration. */
  held = false
  lastChildSite = -1
  lastChildCall = -1
  childCalls: Map<number, number> | null = null

  constructor(parent: Scope | null, site: number, index: number) {
    this.parent = parent
    this.site = site
    this.index = index
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
  current: Scope
  /** The scope of the last run. */
  recorded: Scope | null = null

  constructor() {
    this.current = new Scope(null, 0, 0)
    this.current.id = 0
  }

  enter(site: number): Scope {
    const caller = this.current
    caller.held = true
    this.current = new Scope(caller, site, -1)
    return caller
  }

  /** Iteration `index` of the loop at `site` in the scope `outer`. A turn that made no node and called nothing costs no object. */
  iterate(outer: Scope, site: number, index: number): void {
    const current = this.current
    if (current.id < 0 && !current.held && current.parent === outer && current.site === site && current.index >= 0) {
      current.index = index
    } else {
      this.current = new Scope(outer, site, index)
    }
  }

  /** The scope now; whoever asks may come back to it. */
  hold(): Scope {
    this.current.held = true
    return this.current
  }

  /** Begins a run of the current scope at the node `firstNode`. */
  record(firstNode: number): void {
    const scope = this.current
    this.recorded = scope
    const id = scope.id >= 0 ? scope.id : this.enlist(scope)
    const last = this.runCount - 1
    if (last >= 0 && this.runScope[last] === id) return
    if (this.runCount === this.runStart.length) {
      this.runStart = double(this.runStart, new Uint32Array(this.runCount * 2))
      this.runScope = double(this.runScope, new Int32Array(this.runCount * 2))
    }
    this.runStart[this.runCount] = firstNode
    this.runScope[this.runCount] = id
    this.runCount++
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

  /** Gives a scope, and before it those around it, a row in the table. */
  private enlist(innermost: Scope): number {
    const waiting: Scope[] = []
    for (let scope: Scope | null = innermost; scope !== null && scope.id < 0; scope = scope.parent) waiting.push(scope)
    for (let scope = waiting.pop(); scope !== undefined; scope = waiting.pop()) this.addRow(scope)
    return innermost.id
  }

  private addRow(scope: Scope): void {
    const { parent } = scope
    if (this.count === this.parent.length) {
      this.parent = double(this.parent, new Int32Array(this.count * 2))
      this.site = double(this.site, new Uint32Array(this.count * 2))
      this.index = double(this.index, new Int32Array(this.count * 2))
    }
    if (scope.index < 0 && parent !== null) scope.index = countCall(parent, scope.site)
    scope.id = this.count++
    this.parent[scope.id] = parent === null ? 0 : parent.id
    this.site[scope.id] = scope.site
    this.index[scope.id] = scope.index
  }
}

/** Which call of the function at `site` this is among those from the same scope that made a node. */
function countCall(parent: Scope, site: number): number {
  if (parent.lastChildSite === site) {
    parent.lastChildCall++
  } else {
    if (parent.lastChildSite >= 0) {
      parent.childCalls ??= new Map()
      parent.childCalls.set(parent.lastChildSite, parent.lastChildCall)
    }
    parent.lastChildCall = (parent.childCalls?.get(site) ?? -1) + 1
    parent.lastChildSite = site
  }
  return parent.lastChildCall
}

function double<Column extends Uint32Array | Int32Array>(column: Column, larger: Column): Column {
  larger.set(column)
  return larger
}
