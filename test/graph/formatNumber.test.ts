// Numbers read the same everywhere: decimals, exponents, the true minus sign.
import assert from 'node:assert/strict'
import { findSign, formatFactor, formatNumber, formatTrimmed } from '../../src/graph/formatNumber.ts'

describe('formatNumber', () => {
  const cases: readonly (readonly [number, string, string, string])[] = [
    // number, four decimals, trimmed, factor
    [2, '2.0000', '2', '2'],
    [-3, '−3.0000', '−3', '−3'],
    [0, '0.0000', '0', '0'],
    [-0, '0.0000', '0', '0'],
    [0.1 + 0.2, '0.3000', '0.3', '0.3'],
    [1 / 3, '0.3333', '0.3333', '0.3333'],
    [100, '100.0000', '100', '100'],
    [-123.456789, '−123.4568', '−123.4568', '−123.5'],
    [0.00005, '0.0001', '0.0001', '5e−5'],
    [0.00004999, '4.9990e−5', '4.999e−5', '5e−5'],
    [-1.23456e-7, '−1.2346e−7', '−1.2346e−7', '−1.23e−7'],
    [999999.9, '999999.9000', '999999.9', '1e6'],
    [999999.99996, '1.0000e6', '1e6', '1e6'],
    [1234567, '1.2346e6', '1.2346e6', '1.23e6'],
    [1e100, '1.0000e100', '1e100', '1e100'],
    [9999.6, '9999.6000', '9999.6', '1e4'],
    [0.99999, '1.0000', '1', '1'],
    [Number.NaN, 'NaN', 'NaN', 'NaN'],
    [Infinity, '∞', '∞', '∞'],
    [-Infinity, '−∞', '−∞', '−∞'],
  ]
  for (const [x, decimals, trimmed, factor] of cases) {
    it(`writes ${Object.is(x, -0) ? '−0' : x}`, () => {
      assert.equal(formatNumber(x), decimals)
      assert.equal(formatTrimmed(x), trimmed)
      assert.equal(formatFactor(x), factor)
    })
  }

  it('knows the sign of a gradient, and that NaN has none', () => {
    assert.deepEqual([3, -3, 0, -0, Number.NaN, null].map(findSign), [1, -1, 0, 0, 0, null])
  })
})
