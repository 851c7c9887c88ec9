// What a program runs on: an engine with the program's own Math, made before it is known which program that will be.
import { createEngine, type Engine } from '../core/engine.ts'
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

/** `progress`: cells shared with a watchdog, see progress.ts. */
export function createMachine(progress: Float64Array = new Float64Array(progressBytes / 8)): Machine {
  const random = createSeededRandom()
  const library = Object.create(Object.prototype, {
    ...Object.getOwnPropertyDescriptors(Math),
    random: { value: { random: () => random.next() }.random, writable: true, configurable: true },
  })
  const engine: Engine = createEngine({
    progress,
    math: library,
    siteLabel: (site) => machine.program?.sites[site]?.label,
  })
  const math: object = Object.create(Object.prototype, Object.getOwnPropertyDescriptors(library))
  for (const name of Object.getOwnPropertyNames(library)) {
    const native: unknown = Reflect.get(library, name)
    if (typeof native !== 'function') continue
    const call = { [name]: (...args: unknown[]) => engine.calls.$math(0, name, ...args) }[name] as object
    Object.defineProperty(call, 'length', { value: native.length, configurable: true })
    Object.defineProperty(math, name, { value: call, writable: true, configurable: true })
  }
  const machine: Machine = { engine, random, math, progress, program: null }
  return machine
}
