// What a program runs on: an engine with the program's own Math, made before it is known which program that will be.
import { createEngine, type Engine } from '../core/engine.ts'
import { nodeBytes } from '../core/tape.ts'
import type { Program } from '../protocol/program.ts'
import { progressBytes } from './progress.ts'
import { createSeededRandom, type SeededRandom } from './seededRandom.ts'

export interface Machine {
  readonly engine: Engine
  readonly random: SeededRandom
  /** What user code gets as `Math`: differentiable, and random only by seed. */
  readonly math: object
  readonly progress: Float64Array
  /** The program that runs on it; a machine takes one. */
  program: Program | null
}

/** What a program may use up. */
export interface MachineSize {
  /** MiB for everything; half of it holds the tape, because handles and scopes want as much again. */
  readonly memoryMb: number
  readonly nodes: number
}

/**
 * `progress`: cells shared with a watchdog, see progress.ts. `onFull`: what to do when there is no more of what it says.
 */
export function createMachine(
  { memoryMb, nodes }: MachineSize,
  progress: Float64Array = new Float64Array(progressBytes / 8),
  onFull?: (limit: 'memory' | 'nodes') => never,
): Machine {
  const random = createSeededRandom()
  const library = copyMath((_, native) => native)
  Object.defineProperty(library, 'random', { value: { random: () => random.next() }.random })
  const memoryCapacity = (memoryMb * 2 ** 20) / (2 * nodeBytes)
  const capacity = Math.min(memoryCapacity, nodes)
  const engine: Engine = createEngine({
    capacity,
    scopeCapacity: memoryCapacity,
    ...(onFull && { onFull: () => onFull(engine.tape.capacity < nodes ? 'memory' : 'nodes') }),
    progress,
    math: library,
    siteLabel: (site) => machine.program?.sites[site]?.label,
  })
  const math = copyMath(
    (name) =>
      (...args: unknown[]) =>
        engine.calls.$math(0, name, ...args),
  )
  const machine: Machine = { engine, random, math, progress, program: null }
  return machine
}

/** An object like `Math` whose functions are replaced. */
function copyMath(replace: (name: string, native: object) => object): object {
  const copy: object = {}
  for (const key of Reflect.ownKeys(Math)) {
    const member: unknown = Reflect.get(Math, key)
    if (typeof member !== 'function') {
      Object.defineProperty(copy, key, { value: member })
      continue
    }
    const name = String(key)
    const value = replace(name, member)
    if (value !== member) {
      Object.defineProperty(value, 'name', { value: name, configurable: true })
      Object.defineProperty(value, 'length', { value: member.length, configurable: true })
    }
    Object.defineProperty(copy, key, { value, writable: true, configurable: true })
  }
  return copy
}
