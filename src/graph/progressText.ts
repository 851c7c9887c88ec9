// Says in words how far a training run is.
import type { TrainingProgress } from '../protocol/training.ts'
import { formatNumber } from './formatNumber.ts'

/** Before this much is done, what is left cannot be told. */
const enough = 0.02

/** `step 63 · epoch 4 of 10 · loss 0.1184 · about 12 s left`; of epoch and time what is known. */
export function describeProgress(progress: TrainingProgress): string {
  const { passes, epoch, epochs, loss } = progress
  const parts = [`step ${writeWhole(passes)}`]
  if (epoch !== null) parts.push(`epoch ${writeWhole(epoch)}${epochs === null ? '' : ` of ${writeWhole(epochs)}`}`)
  parts.push(`loss ${formatNumber(loss)}`)
  const left = estimateLeft(progress)
  if (left !== null) parts.push(`about ${writeTimeLeft(left)} left`)
  return parts.join(' · ')
}

/** Milliseconds, if it goes on as it went; null while that cannot be told. */
export function estimateLeft({ done, elapsedMs }: TrainingProgress): number | null {
  if (done === null || done < enough) return null
  return (elapsedMs * (1 - Math.min(done, 1))) / done
}

/** Whole seconds, minutes, hours: 1 s, 12 s, 3 min, 2 h 5 min. */
export function writeTimeLeft(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** 65,818 */
function writeWhole(count: number): string {
  return count.toLocaleString('en-US')
}
