// The randomness of a run: seeded, so that the same file gives the same graph.

/** A stream of uniform numbers in [0, 1) that can be started anew. */
export interface SeededRandom {
  readonly next: () => number
  readonly seed: (n: number) => void
  /** Returns what brings the stream back to where it is now. */
  readonly save: () => () => void
}

/** One step of the generator sfc32 (Chris Doty-Humphrey, PractRand): 32 random bits. State: a, b, c, counter. */
export function stepSfc32(state: Uint32Array): number {
  const a = state[0] as number
  const b = state[1] as number
  const c = state[2] as number
  const counter = state[3] as number
  const sum = (a + b + counter) >>> 0
  state[0] = b ^ (b >>> 9)
  state[1] = c + (c << 3)
  state[2] = ((c << 21) | (c >>> 11)) + sum
  state[3] = counter + 1
  return sum
}

/** The state is filled from the seed by splitmix32. */
export function createSeededRandom(firstSeed = 0): SeededRandom {
  const state = new Uint32Array(4)
  const step = (): number => stepSfc32(state)
  const seed = (n: number): void => {
    const bits = new Uint32Array(new Float64Array([n]).buffer)
    // Small whole numbers, whose low word is all zeros as a double, must differ as well: both words are mixed in.
    let mixed = Math.imul((bits[0] as number) ^ 0x9e3779b9, 0x85ebca6b) ^ (bits[1] as number)
    for (let i = 0; i < 3; i++) {
      mixed = (mixed + 0x9e3779b9) | 0
      let z = mixed
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
      state[i] = z ^ (z >>> 15)
    }
    state[3] = 1
    for (let i = 0; i < 12; i++) step()
  }
  const save = (): (() => void) => {
    const saved = state.slice()
    return () => state.set(saved)
  }
  seed(firstSeed)
  // 53 random bits: 27 high ones and 26 low ones.
  return { next: () => ((step() >>> 5) * 0x4000000 + (step() >>> 6)) / 0x20000000000000, seed, save }
}
