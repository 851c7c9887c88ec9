// Where the program is, in memory shared with the watchdog: the running thread writes, the watchdog reads and asks.
import type { Engine } from '../core/engine.ts'
import type { Site } from '../protocol/program.ts'

type EngineScope = Engine['tape']['scopes']['current']

/**
 * Cells of the shared array. `loop` and `iteration` are the latest turn of any loop (loop 0: none in this statement).
 * `asked` is set to 1 by the watchdog; the program's next turn answers with the loops around it, outermost first, as
 * `count` pairs of site and iteration, and sets it back.
 *
 * At the end of each pass the program writes `passes`, how many there were, and `loss`. `epoch`, `epochs` (0: not known) and
 * `done` (−1: not known) are written for a pass when the watchdog has set `told` to 0, and it to 1.
 *
 * `stop` and `live` are orders of the host: stop at the end of pass `stop` − 1 or any later one (0: do not), and show the
 * latest pass (1) once.
 */
export const cell = {
  loop: 0,
  iteration: 1,
  statement: 2,
  asked: 3,
  count: 4,
  passes: 5,
  loss: 6,
  epoch: 7,
  epochs: 8,
  done: 9,
  told: 10,
  stop: 11,
  live: 12,
  loops: 13,
} as const

/** Loops around a place that are told at most. */
const maxLoops = 32

/** Where in the shared memory the number of orders stands, an integer to wait for. */
export const ordersAt = 8 * (cell.loops + 2 * maxLoops)

export const progressBytes = ordersAt + 8

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
