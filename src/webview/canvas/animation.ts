// Leads a value from where it stands to where it should be, in the time of the style sheet's glides, or at once.

const duration = 260

export interface Animation<Value> {
  /** `glides`: on the way; else there at once. Whoever wants little motion never glides. */
  start(from: Value, to: Value, glides: boolean): void
  read(now: number): Value
  isRunning(now: number): boolean
}

export function createAnimation<Value>(
  mix: (from: Value, to: Value, progress: number) => Value,
  at: Value,
): Animation<Value> {
  let [from, to] = [at, at]
  let begin = -Infinity
  const measure = (now: number): number => Math.min(Math.max((now - begin) / duration, 0), 1)
  return {
    start(first, last, glides) {
      from = first
      to = last
      begin = glides && !wantsLittleMotion() ? performance.now() : -Infinity
    },
    read(now) {
      const time = measure(now)
      return time === 1 ? to : mix(from, to, ease(time))
    },
    isRunning: (now) => measure(now) < 1,
  }
}

/** Fast at first, as the style sheet's curve. */
export function ease(time: number): number {
  return 1 - (1 - time) ** 4
}

function wantsLittleMotion(): boolean {
  const isAsked = document.body.classList.contains('vscode-reduce-motion')
  return isAsked || window.matchMedia('(prefers-reduced-motion: reduce)').matches
}
