// The engine: one tape with everything compiled code calls to compute on it.
import { describe } from './describe.ts'
import { Labels } from './labels.ts'
import { createManyInputs } from './manyInputs.ts'
import { createMathCalls, methodNames } from './mathCalls.ts'
import { createOperators } from './operators.ts'
import type { Scope } from './scopes.ts'
import type { Kept } from './kept.ts'
import { createMovedNodes } from './movedNodes.ts'
import { createTape } from './tape.ts'
import { createUpkeep } from './upkeep.ts'
import { createValueKind, type Value } from './value.ts'

export interface EngineOptions {
  /** How many nodes the tape may hold; 65,536 where left out. */
  readonly capacity?: number
  /** How many scopes; as many as nodes where left out. */
  readonly scopeCapacity?: number
  /** What to do instead of making a node or a scope more; a RangeError where left out. */
  readonly onFull?: () => never
  /** Two cells that `$iterate` writes: the site of the loop and the iteration. */
  readonly progress?: Float64Array
  /** The name the source gives to what is made at a site. */
  readonly siteLabel?: (site: number) => string | null | undefined
  /** The program's `Math`, with its seeded `random`; the host's own where left out. */
  readonly math?: object
}

/** What a run does at moments of the engine; another run sets its own. */
interface EngineHooks {
  /** At the end of each pass, when its gradients are there: its root, and the leaves it reached. */
  onPass: (root: number, leaves: readonly number[]) => void
  /** Before nodes are dropped to make room. */
  beforeDrop: (kept: Kept) => void
  /** Nodes that are not dropped though nothing depends on them. */
  listHeld: () => Iterable<number>
}

const noHooks: EngineHooks = { onPass: () => {}, beforeDrop: () => {}, listHeld: () => [] }

function refuseNode(): never {
  throw new RangeError('The tape is full.')
}

export function createEngine(options: EngineOptions = {}) {
  const { capacity = 2 ** 16, onFull = refuseNode } = options
  const tape = createTape(capacity, options.scopeCapacity ?? capacity, onFull)
  const labels = new Labels(tape, options.siteLabel ?? (() => null))
  const { scopes, room } = tape
  const { enter, leave, iterate } = scopes
  const progress = options.progress ?? new Float64Array(2)
  const hooks = { ...noHooks }
  const moved = createMovedNodes()
  const kind = createValueKind(tape, labels, moved, {
    afterPass: (leaves) => {
      hooks.onPass(tape.lastRoot, leaves)
      upkeep.afterPass()
    },
    readDropped: (number) => upkeep.readRoot(number) ?? onFull(),
    // with more room it would still be there
    onDropped: onFull,
  })
  const { wrap } = kind
  const operators = createOperators(tape, kind)
  const manyInputs = createManyInputs(tape, kind)
  const upkeep = createUpkeep(tape, labels, manyInputs, moved, {
    beforeDrop: (kept) => hooks.beforeDrop(kept),
    listHeld: () => hooks.listHeld(),
    onMoved: kind.noteMoved,
  })
  const { callMethod, ...mathCalls } = createMathCalls(tape, kind, options.math ?? Math)

  /** `value(x, label?)`. */
  function $value(site: number, x: unknown, label?: unknown): Value {
    const number = operators.$num(x)
    if (typeof number !== 'number') throw new TypeError(`value(…) takes a number, not ${describe(x)}.`)
    const node = tape.pushLeaf(number, site)
    // anything but text is not meant as a label: `xs.map(value)` passes the index
    if (typeof label === 'string') labels.set(node, label)
    return wrap(node)
  }

  const calls = {
    ...operators,
    ...mathCalls,
    $dot: manyInputs.$dot,
    $sum: manyInputs.$sum,
    $value,
    /** `value` as a function object. */
    $valueMaker: (site: number) => (x: unknown, label?: unknown) => $value(site, x, label),
    /** Enters a call of the function at `site`; returns the caller's scope, for `$leave`. */
    $enter: (site: number): Scope => enter(site),
    $leave: (saved: Scope): void => leave(saved),
    $here: (): Scope => scopes.current,
    /** Comes back to a scope of one's own; returns the scope of whoever resumed it, for `$leave`. */
    $resume: (own: Scope): Scope => {
      const resumer = scopes.current
      leave(own)
      return resumer
    },
    $iterate: (saved: Scope, site: number, index: number): void => {
      progress[0] = site
      progress[1] = index
      if (room.isShort) upkeep.relieve()
      iterate(saved, site, index)
    },
  }

  for (const name of methodNames) {
    Object.defineProperty(kind.prototype, name, {
      value: function callOnValue(this: unknown, ...args: unknown[]) {
        return callMethod(this, name, 0, args)
      },
      writable: true,
      configurable: true,
    })
  }

  return {
    tape,
    labels,
    calls,
    callMethod,
    hooks,
    /** See `Upkeep`. */
    makeRoom: upkeep.makeRoom,
    /** See `Upkeep`. */
    evaluateAside: upkeep.evaluateAside,
    /** The prototype of this engine's Values, to be hardened with what else user code reaches. */
    valuePrototype: kind.prototype,
    /**
     * Forgets every node, label and scope, so that a warm-up leaves nothing behind: Values made before are void. A second
     * engine instead would cost every operator of the process twice the time.
     */
    reset: (): void => {
      tape.clear()
      labels.clear()
      manyInputs.clear()
      upkeep.clear()
      Object.assign(hooks, noHooks)
      progress.fill(0)
    },
    isValue: kind.isValue,
    /** The node of a Value; −1 where that was dropped, and for anything else. */
    nodeOf: kind.findNode,
  }
}

export type Engine = ReturnType<typeof createEngine>
