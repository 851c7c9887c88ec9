// The randomness of a run: the same for the same seed, and good enough to draw weights from.
import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { createSeededRandom, stepSfc32 } from '../../src/runtime/seededRandom.ts'

const draw = (seed: number, count: number): number[] => {
  const { next } = createSeededRandom(seed)
  return Array.from({ length: count }, next)
}

describe('seededRandom', () => {
  it('repeats itself for the same seed, also after it was set anew', () => {
    assert.deepEqual(draw(42, 100), draw(42, 100))
    const random = createSeededRandom(1)
    random.next()
    random.seed(42)
    assert.deepEqual(
      Array.from({ length: 100 }, () => random.next()),
      draw(42, 100),
    )
  })

  it('differs between seeds that are close', () => {
    const firsts = [0, 1, 2, 3, -1, 0.5, 1e9, 1e9 + 1, 2 ** 40, 2 ** 53 - 1].map((seed) => draw(seed, 1)[0])
    assert.equal(new Set(firsts).size, firsts.length)
  })

  it('follows the generator sfc32 in its published form', () => {
    const word = (x: bigint): bigint => x & 0xffffffffn
    let [a, b, c, counter] = [1n, 2n, 0xfedcba98n, 0xfffffffen]
    const state = new Uint32Array([a, b, c, counter].map(Number))
    for (let i = 0; i < 1000; i++) {
      const out = word(a + b + counter)
      counter = word(counter + 1n)
      a = b ^ (b >> 9n)
      b = word(c + (c << 3n))
      c = word(word((c << 21n) | (c >> 11n)) + out)
      assert.equal(BigInt(stepSfc32(state)), out)
    }
  })

  it('is uniform in [0, 1) and uncorrelated', () => {
    const n = 200_000
    const xs = draw(7, n)
    assert.ok(xs.every((x) => x >= 0 && x < 1))
    const mean = xs.reduce((sum, x) => sum + x, 0) / n
    const variance = xs.reduce((sum, x) => sum + (x - 0.5) ** 2, 0) / n
    const lag = xs.slice(1).reduce((sum, x, i) => sum + (x - 0.5) * ((xs[i] ?? 0) - 0.5), 0) / n
    // Five standard errors of each estimate.
    assert.ok(Math.abs(mean - 1 / 2) < 5 * Math.sqrt(1 / 12 / n))
    assert.ok(Math.abs(variance - 1 / 12) < 5 * Math.sqrt(1 / 180 / n))
    assert.ok(Math.abs(lag) < 5 / 12 / Math.sqrt(n))
    const buckets = new Uint32Array(256)
    for (const x of xs) buckets[Math.floor(x * 256)] = (buckets[Math.floor(x * 256)] ?? 0) + 1
    const chiSquare = buckets.reduce((sum, count) => sum + (count - n / 256) ** 2 / (n / 256), 0)
    // 255 degrees of freedom: mean 255, standard deviation √510.
    assert.ok(Math.abs(chiSquare - 255) < 5 * Math.sqrt(510), `χ² = ${chiSquare}`)
  })
})
