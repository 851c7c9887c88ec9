// Where the program is, in memory shared with the watchdog: the running thread writes, the watchdog reads and asks.
import type { Engine } from '../core/engine.ts'
import type { Site } from '../protocol/program.ts'

type EngineScope = Engine['tape']['scopes']['current']

/**
 * Cells of the shared array. `loop` and `iteration` are the latest turn of any loop (loop 0: none in this statement).
 * `asked` is set to 1 by the watchdog; the program's next turn answers with the loops around it, outermost first, as
 * `count` pairs of site and iteration, and sets it back. `passes` are those made so far.
 */
export const cell = { loop: 0, iteration: 1, statement: 2, asked: 3, count: 4, passes: 5, loops: 6 } as const

/** Loops around a place that are told at most. */
const maxLoops = 32

export const progressBytes = 8 * (cell.loops + 2 * maxLoops)

/** Answers the watchdog: writes the loops around `innermost`, outermost first. */
export function answerWatchdog(progress: Float64Array, innermost: EngineScope, sites: readonly Site[]): void {
  const loops: EngineScope[] = []
  for (let scope: EngineScope | null = innermost; scope !== null; scope = scope.parent) {
    if (sites[scope.site]?.kind === 'loop') loops.push(scope)
  }
  loops.reverse()
  loops.length = Math.min(loops.length, maxLoops)
  loops.forEach((scope, at) => {
    progress[cell.loops + 2 * at] = scope.site
    progress[cell.loops + 2 * at + 1] = scope.index
  })
  progress[cell.count] = loops.length
  progress[cell.asked] = 0
}
