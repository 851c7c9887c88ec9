// Explanations as the host would send them, to look at and to test the panel with.
import type { Explanation } from '../../src/protocol/explanation.ts'

const file = 'neuron.nn.ts'

/** `a` of the founding program. */
export const explainA: Explanation = {
  id: 0,
  label: 'a',
  made: 'leaf',
  data: '2.0000',
  grad: '6.0000',
  gradSign: 1,
  gradMissing: '',
  place: { file, start: 10, end: 20, line: 1 },
  terms: [
    {
      consumer: 2,
      consumerLabel: 'e',
      localFormula: 'b',
      adjoint: '−2',
      local: '−3',
      product: '6',
      place: { file, start: 70, end: 75, line: 4 },
    },
  ],
  termCount: 1,
  chainRule: '∂L/∂a = ∂L/∂e · b = (−2) · (−3) = 6',
  accumulation: '',
}

/** A weight used in many steps of a loop. */
export const explainLoop: Explanation = {
  id: 3,
  label: 'c',
  made: 'leaf',
  data: '10.0000',
  grad: '−2.0000',
  gradSign: -1,
  gradMissing: '',
  place: { file, start: 10, end: 20, line: 3 },
  terms: ['d', 'L', ''].map((consumerLabel, i) => ({
    consumer: [4, 6, 2][i] ?? 0,
    consumerLabel,
    localFormula: '1',
    adjoint: '−0.6667',
    local: '1',
    product: '−0.6667',
    place: { file, start: 70, end: 75, line: 5 + i },
  })),
  termCount: 200,
  chainRule: '∂L/∂c = the sum of 200 terms = −2',
  accumulation: 'The gradient also holds 1.5 from an earlier pass: zeroGrad() was not called in between.',
}
