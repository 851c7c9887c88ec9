// How far a training is, in one line of the terminal that is written over and erased at the end.
import { keepStart } from '../graph/displayWidth.ts'
import { describeProgress } from '../graph/progressText.ts'
import type { TrainingProgress } from '../protocol/training.ts'

export interface ProgressLine {
  /** `isStopping`: it ends after this pass. */
  show(progress: TrainingProgress, isStopping: boolean): void
  /** Leaves no trace. */
  erase(): void
}

/** Back to the beginning of the line, and nothing after the cursor. */
const home = '\r'
const clearRest = '\u001b[K'

/** `columns`: how wide the terminal is now. */
export function createProgressLine(write: (text: string) => void, columns: () => number): ProgressLine {
  let shown = ''
  return {
    show(progress, isStopping) {
      const words = `${isStopping ? 'stopping · ' : ''}${describeProgress(progress)}`
      // A line that reaches the last column would go on in the next, and stay there.
      const line = keepStart(words, columns() - 1)
      if (line === shown) return
      shown = line
      write(`${home}${line}${clearRest}`)
    },
    erase() {
      if (shown !== '') write(`${home}${clearRest}`)
      shown = ''
    },
  }
}
