// One measurement of the engine, by name, in a process of its own.
import { createEngine, type Engine } from '../../src/core/engine.ts'
import { rowBytes, runBytes } from '../../src/core/scopes.ts'
import { nodeBytes } from '../../src/core/tape.ts'
import { buildClosureNetwork } from './closureMoons.ts'
import { buildMoonsNetwork, readMoons, type Moons } from './moonsStep.ts'

/** Nodes of one step, the parameters counted in. */
const NODES = 65_818
/** Nodes for which there is room: as many as a program has by default. */
const ROOM = 2_000_000

/** Steps before the measured ones, as many as a training has before one looks; and the measured ones. */
export const WARM_UP = 300
const ROUNDS = 100

type Calls = Pick<Engine, 'calls'>

/** Milliseconds of each of `rounds` runs, after a warm-up. */
function time(warmUp: number, rounds: number, run: () => void): number[] {
  for (let i = 0; i < warmUp; i++) run()
  return Array.from({ length: rounds }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
}

function findMedian(xs: readonly number[]): number {
  return xs.toSorted((a, b) => a - b)[xs.length >> 1] ?? NaN
}

const skip = (): void => undefined

/** The engine without the calls that keep track of scopes: arithmetic alone. */
function omitScopes({ calls }: Calls): Calls {
  const root = calls.$here()
  return { calls: { ...calls, $enter: () => root, $here: () => root, $leave: skip, $iterate: skip } }
}

/** Checks the step against micrograd, so that what is timed is right. */
function assertLoss(found: number, moons: Moons): void {
  if (Math.abs(found - (moons.loss[0] as number)) > 1e-9) throw new Error(`The loss of step 0 is ${found}.`)
}

export interface StepTimes {
  readonly forward: number
  readonly backward: number
  readonly both: number
}

/** Medians in ns a node of steps at the same parameters, each built anew on the same memory. */
function timeRebuilt(moons: Moons, prepare: (engine: Calls) => Calls, sums: 'dot' | 'chain' = 'chain'): StepTimes {
  const engine = createEngine({ capacity: ROOM })
  const prepared = prepare(engine)
  const forwards: number[] = []
  const backwards: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    engine.reset()
    const { computeLoss } = buildMoonsNetwork(prepared, moons, sums)
    const start = performance.now()
    const loss = computeLoss()
    const middle = performance.now()
    loss.backward()
    const end = performance.now()
    assertLoss(loss.data, moons)
    if (round < WARM_UP) continue
    forwards.push(middle - start)
    backwards.push(end - middle)
  }
  const both = forwards.map((forward, i) => forward + (backwards[i] as number))
  return {
    forward: (findMedian(forwards) / NODES) * 1e6,
    backward: (findMedian(backwards) / NODES) * 1e6,
    both: (findMedian(both) / NODES) * 1e6,
  }
}

/** Median ns a node, and milliseconds in all, of 100 steps that keep adding to one tape from a cold start, as a training loop does. */
function timeAppended(moons: Moons): { median: number; total: number } {
  const { computeLoss } = buildMoonsNetwork(createEngine({ capacity: 100 * NODES }), moons)
  const steps = time(0, 100, () => computeLoss().backward())
  return { median: (findMedian(steps) / NODES) * 1e6, total: steps.reduce((sum, ms) => sum + ms, 0) }
}

/**
 * The step with scopes in a process that has computed on another engine before, as a spare process does to warm up: what
 * V8 has learnt of the operators then holds for two kinds of handles.
 */
function timeSecond(moons: Moons): StepTimes {
  const { calls } = createEngine()
  let x: unknown = calls.$value(0, 0.5)
  for (let i = 0; i < 50; i++) x = calls.$add(calls.$mul(x, x, 0), 1, 0)
  calls.$value(0, 1).backward()
  return timeRebuilt(moons, (engine) => engine)
}

function timeClosures(moons: Moons): number {
  const { parameters, computeLoss } = buildClosureNetwork(moons)
  const steps = time(5, 15, () => {
    for (const p of parameters) p.grad = 0
    const loss = computeLoss()
    loss.backward()
    assertLoss(loss.data, moons)
  })
  return (findMedian(steps) / NODES) * 1e6
}

/** Bytes a node: the tape's columns as far as they are used, the handles (all kept), and the table of scopes. */
function measureBytes(moons: Moons): { columns: number; handles: number; scopes: number } {
  if (globalThis.gc === undefined) throw new Error('Run with --expose-gc: the memory of handles is measured.')
  const { gc } = globalThis
  const engine = createEngine({ capacity: ROOM })
  const { calls, tape } = engine
  const kept: unknown[] = Array.from({ length: NODES }, () => null)
  let count = 0
  const keep = <X>(x: X): X => {
    kept[count++] = x
    return x
  }
  const keeping: Calls = {
    calls: {
      ...calls,
      $value: (site, x) => keep(calls.$value(site, x)),
      $add: (a, b, site) => keep(calls.$add(a, b, site)),
      $mul: (a, b, site) => keep(calls.$mul(a, b, site)),
      $unary: (x, name, site) => keep(calls.$unary(x, name, site)),
    },
  }
  buildMoonsNetwork(keeping, moons).computeLoss().backward()
  gc({ execution: 'sync' })
  const withHandles = process.memoryUsage().heapUsed
  kept.fill(null)
  gc({ execution: 'sync' })
  const handles = withHandles - process.memoryUsage().heapUsed
  const { scopes } = tape
  return {
    columns: nodeBytes,
    handles: handles / tape.length,
    scopes: (scopes.count * rowBytes + scopes.runCount * runBytes) / tape.length,
  }
}

/** Milliseconds of building a chain of a million nodes and of going back along it. */
function timeChain(): { forward: number; backward: number } {
  const { calls } = createEngine({ capacity: ROOM })
  const start = performance.now()
  const x = calls.$value(0, 1)
  let sum: unknown = x
  for (let i = 0; i < 1_000_000; i++) sum = calls.$add(sum, x, 0)
  const middle = performance.now()
  ;(sum as typeof x).backward()
  const end = performance.now()
  if (x.grad !== 1_000_001) throw new Error(`The gradient along the chain is ${x.grad}.`)
  return { forward: middle - start, backward: end - middle }
}

/** What can be measured; times in ns a node but for the chain. */
const measurements = {
  bare: () => timeRebuilt(readMoons(), omitScopes),
  scoped: () => timeRebuilt(readMoons(), (engine) => engine),
  dot: () => timeRebuilt(readMoons(), omitScopes, 'dot'),
  dotScoped: () => timeRebuilt(readMoons(), (engine) => engine, 'dot'),
  second: () => timeSecond(readMoons()),
  appended: () => timeAppended(readMoons()),
  closures: () => timeClosures(readMoons()),
  // the heap also moves for other reasons: the median of seven rounds
  bytes: () => {
    const rounds = Array.from({ length: 7 }, () => measureBytes(readMoons()))
    return rounds.toSorted((a, b) => a.handles - b.handles)[3] as ReturnType<typeof measureBytes>
  },
  chain: timeChain,
}

export type Measurements = { readonly [K in keyof typeof measurements]: ReturnType<(typeof measurements)[K]> }

const asked = process.argv[2]
for (const [name, measure] of Object.entries(measurements)) {
  if (name === asked) console.log(JSON.stringify(measure()))
}
