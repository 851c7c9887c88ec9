// Ctrl-C: the first stops the run and lets it tell what it has found, the second ends everything.
import type { RunControl } from '../runtime/followRun.ts'

/** As shells have it: 128 and the number of the signal. */
export const interruptedCode = 130

export interface Interrupts extends Required<Pick<RunControl, 'signal' | 'stop'>> {
  /** A run that has made a pass is stopped at the end of one; any other has nothing to tell, and is ended. */
  readonly noteTraining: () => void
  readonly interrupt: () => void
}

/** `quit` ends the program at once. */
export function createInterrupts(quit: (code: typeof interruptedCode) => void): Interrupts {
  const [end, stop] = [new AbortController(), new AbortController()]
  let trains = false
  return {
    signal: end.signal,
    stop: stop.signal,
    noteTraining: () => {
      trains = true
    },
    interrupt: () => {
      if (end.signal.aborted || stop.signal.aborted) return quit(interruptedCode)
      if (trains) stop.abort()
      else end.abort()
    },
  }
}
