// Measures frames of a page while something is done to it: the time from each frame to the next.
import type { Page } from 'playwright-core'

export interface FrameTimes {
  /** In ms. */
  readonly median: number
  readonly longest: number
  /** Frames that came so late that a screen of 60 frames a second showed the one before again, and all frames. */
  readonly late: number
  readonly count: number
}

/** At 60 frames a second they are 16.7 ms apart; what takes half as long again has missed one. */
const latest = 25

export async function measureFrames(page: Page, act: () => Promise<void>): Promise<FrameTimes> {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { times })
    const note = (time: number): void => {
      times.push(time)
      if (Reflect.get(window, 'times') === times) requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  })
  await act()
  const times = await page.evaluate<number[]>('const all = times; window.times = null; all')
  const gaps = times.slice(1).map((time, i) => time - (times[i] ?? time))
  const sorted = gaps.toSorted((one, other) => one - other)
  return {
    median: sorted[sorted.length >> 1] ?? NaN,
    longest: sorted.at(-1) ?? NaN,
    late: gaps.filter((gap) => gap > latest).length,
    count: gaps.length,
  }
}

/** `3 % late (4 of 128), longest 33 ms` */
export function writeFrames({ late, count, longest }: FrameTimes): string {
  const share = ((100 * late) / count).toFixed(0)
  return `${share.padStart(3)} % late (${late} of ${count}), longest ${longest.toFixed(0)} ms`
}
