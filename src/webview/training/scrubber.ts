// Moves through the passes: asks the host for one pass at a time, the latest wanted, and plays.
import type { PanelState } from '../../protocol/panelMessages.ts'
import type { Post } from '../hostPort.ts'
import { advance, choosePace, findRequest, goTo, isSameRun, noScrub, play, receivePass, type Scrub } from './scrub.ts'

export interface Scrubber {
  readonly scrub: Scrub
  goTo(pass: number): void
  togglePlay(): void
  receive(before: PanelState | null, after: PanelState): void
}

export function createScrubber(post: Post, onChange: () => void): Scrubber {
  let scrub = noScrub
  let askedAt = 0
  let timer: number | undefined
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)')

  function set(next: Scrub): void {
    scrub = next
    const pass = findRequest(scrub)
    if (pass !== null) {
      scrub = { ...scrub, asked: pass }
      askedAt = performance.now()
      // The end is not a number: where the program is changed to make more passes, it is still the end.
      post({ type: 'showPass', pass: pass === scrub.passes - 1 ? null : pass })
    }
    clearTimeout(timer)
    if (scrub.isPlaying && scrub.asked === null) keepPlaying()
    onChange()
  }
  /** The next step comes when the last was answered, and was seen for a moment. */
  function keepPlaying(): void {
    const isCalm = reducedMotion.matches || document.body.classList.contains('vscode-reduce-motion')
    const { step, pause } = choosePace(scrub.passes, isCalm)
    timer = window.setTimeout(() => set(advance(scrub, step)), Math.max(0, askedAt + pause - performance.now()))
  }
  return {
    get scrub() {
      return scrub
    },
    goTo: (pass) => set(goTo({ ...scrub, isPlaying: false }, pass)),
    togglePlay() {
      if (scrub.passes > 1) set(scrub.isPlaying ? { ...scrub, isPlaying: false } : play(scrub))
    },
    receive(before, after) {
      if (!after.training) return set(noScrub)
      set(receivePass(scrub, after.training, isSameRun(before, after), after.status))
    },
  }
}
