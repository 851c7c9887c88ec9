// How far the loops around the passes are: from the turns their heads announce and the scopes that are going on.
import type { Engine } from '../core/engine.ts'
import type { Site } from '../protocol/program.ts'

type EngineScope = Engine['tape']['scopes']['current']

export interface LoopTurns {
  readonly calls: Readonly<Record<'$turns' | '$turnsOf', (...args: never[]) => unknown>>
  /** Where the program is, seen from the end of a pass. */
  readonly locate: (innermost: EngineScope) => TrainingPlace
}

interface TrainingPlace {
  /** From 1. */
  readonly epoch: number | null
  readonly epochs: number | null
  /** From 0 to 1. */
  readonly done: number | null
}

interface Loop {
  readonly site: number
  readonly index: number
  /** How often it turns; 0 where nobody knows. */
  readonly turns: number
}

export function createLoopTurns(sites: readonly Site[], toNumber: (x: unknown) => unknown): LoopTurns {
  /** By site, of the loop that began there last; 0: not known. */
  const turns = new Float64Array(sites.length)

  const $turns = (site: number, from: unknown, to: unknown, step: unknown, isInclusive: boolean): void => {
    const steps = (Number(toNumber(to)) - Number(toNumber(from))) / Number(toNumber(step))
    const count = isInclusive ? Math.floor(steps) + 1 : Math.ceil(steps)
    turns[site] = Number.isFinite(count) && count > 0 ? count : 0
  }
  const $turnsOf = (xs: unknown, site: number): unknown => {
    turns[site] = Array.isArray(xs) ? xs.length : 0
    return xs
  }
  const listLoops = (innermost: EngineScope): Loop[] => {
    const loops: Loop[] = []
    for (let scope: EngineScope | null = innermost; scope !== null; scope = scope.parent) {
      const { site, index } = scope
      if (sites[site]?.kind === 'loop') loops.push({ site, index, turns: turns[site] ?? 0 })
    }
    return loops.toReversed()
  }
  const locate = (innermost: EngineScope): TrainingPlace => {
    const loops = listLoops(innermost)
    const first = loops.findIndex((loop) => loop.turns > 0)
    const counted = first < 0 ? [] : loops.slice(first)
    const epochs = counted.find(({ site }) => /epoch/i.test(sites[site]?.label ?? '')) ?? null
    const around = epochs ?? (counted[1] && counted[1].turns > 0 ? counted[0] : null)
    const epoch = around ? { epoch: around.index + 1, epochs: around.turns || null } : { epoch: null, epochs: null }
    return { ...epoch, done: counted.length === 0 ? null : measureDone(counted) }
  }
  return { calls: { $turns, $turnsOf }, locate }
}

/** The turn that goes on is done as far as the loops in it are, and whole where there is none in it. */
function measureDone([loop, ...inner]: readonly Loop[]): number {
  if (loop === undefined) return 1
  if (loop.turns === 0) return 0
  return Math.min(1, (loop.index + measureDone(inner)) / loop.turns)
}
