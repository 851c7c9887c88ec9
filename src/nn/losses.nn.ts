// Cost functions: one number that says how far what a model gives is from what it should give.
import { checkFilled, checkLabel, checkNumber } from './checks.nn.ts'
import { softplus } from './activations.nn.ts'
import { describeShape, flatten, type Numbers } from './numbers.nn.ts'

/**
 * The mean squared error: `Σ (output − target)² / n`, over all n numbers of both; PyTorch's `nn.MSELoss`.
 *
 * Both are numbers, or arrays of one shape (`[x]` may stand for `x`).
 */
export function mse(output: Numbers, target: Numbers): number {
  const [outputs, targets] = pairUp('mse', output, target)
  const terms: number[] = []
  for (let i = 0; i < outputs.length; i++) {
    const difference = outputs[i] - targets[i]
    terms.push(difference * difference)
  }
  return meanOf(terms)
}

/**
 * The hinge loss of a classifier of two classes: `Σ max(0, 1 − target·score) / n`, the targets being −1 and 1. It is 0 as soon as
 * every score has the right sign and is at least 1 away from 0.
 *
 * Both are numbers, or arrays of one shape (`[x]` may stand for `x`). Vapnik 1995; as in micrograd's demo.
 */
export function hinge(score: Numbers, target: Numbers): number {
  const [scores, targets] = pairUp('hinge', score, target)
  const terms: number[] = []
  for (let i = 0; i < scores.length; i++) {
    const y = Number(targets[i])
    if (y !== 1 && y !== -1) {
      throw new RangeError(`hinge expects targets −1 and 1 and got ${y}; of 0 and 1 they are made by 2 * y - 1.`)
    }
    terms.push((1 + -y * scores[i]).relu())
  }
  return meanOf(terms)
}

/**
 * The cross entropy of scores (logits) of any number of classes: `−ln softmax(logits)[target]`, the target being the right
 * class, from 0. Of several samples, `[sample][class]` and an array of targets, the mean. PyTorch's `nn.CrossEntropyLoss`.
 *
 * Stable for scores of any size: with the largest score `m` it is `m − logits[target] + ln(1 + Σ e^(logits[j] − m))`, over all
 * others j. `∂/∂logits[j] = softmax(logits)[j] − [j = target]`
 */
export function crossEntropy(logits: readonly number[], target: number): number
export function crossEntropy(logits: readonly (readonly number[])[], targets: readonly number[]): number
export function crossEntropy(logits: readonly Numbers[], target: number | readonly number[]): number {
  checkFilled('crossEntropy', logits)
  if (typeof target === 'number') return crossEntropyOfOne(logits, target)
  if (logits.length !== target.length) {
    throw new RangeError(`crossEntropy expects a target for each of ${logits.length} samples and got ${target.length}.`)
  }
  const terms: number[] = []
  for (let i = 0; i < logits.length; i++) terms.push(crossEntropyOfOne(logits[i], target[i]))
  return meanOf(terms)
}

function crossEntropyOfOne(logits: Numbers, target: number): number {
  if (!Array.isArray(logits) || logits.some((score) => typeof score !== 'number')) {
    throw new RangeError(`crossEntropy expects an array of scores for each target and got ${describeShape(logits)}.`)
  }
  const scores: readonly number[] = logits
  const right = Number(target)
  checkLabel('crossEntropy', right, scores.length)
  let best = 0
  for (let j = 1; j < scores.length; j++) if (scores[j] > scores[best]) best = j
  const powers: number[] = []
  for (let j = 0; j < scores.length; j++) if (j !== best) powers.push((scores[j] - scores[best]).exp())
  const rest = powers.length === 0 ? scores[best] - scores[best] : nn.sum(powers).log1p()
  return best === right ? rest : scores[best] - scores[right] + rest
}

/**
 * The cross entropy of scores (logits) of two classes: with `p = sigmoid(logit)` it is `−target·ln p − (1 − target)·ln(1 − p)`, the
 * mean over all. Targets are 0 and 1, or anything between. PyTorch's `nn.BCEWithLogitsLoss`.
 *
 * Both are numbers, or arrays of one shape (`[x]` may stand for `x`). Stable for scores of any size, because
 * `−ln p = softplus(−logit)` and `−ln(1 − p) = softplus(logit)`. `∂/∂logit = (p − target) / n`
 */
export function binaryCrossEntropy(logits: Numbers, target: Numbers): number {
  const [scores, targets] = pairUp('binaryCrossEntropy', logits, target)
  const terms: number[] = []
  for (let i = 0; i < scores.length; i++) {
    const y = Number(targets[i])
    if (!(y >= 0 && y <= 1)) throw new RangeError(`binaryCrossEntropy expects targets from 0 to 1 and got ${y}.`)
    if (y === 1) terms.push(softplus(-scores[i]))
    else if (y === 0) terms.push(softplus(scores[i]))
    else terms.push(y * softplus(-scores[i]) + (1 - y) * softplus(scores[i]))
  }
  return meanOf(terms)
}

export interface HuberOptions {
  /** Up to which difference the loss is a parabola: 1 where left out. */
  readonly delta?: number
}

/**
 * The Huber loss: of a difference `d = output − target` it is `½·d²` up to `delta`, and beyond it `delta·(|d| − ½·delta)`, so that
 * outliers do not rule; the mean over all. PyTorch's `nn.HuberLoss`.
 *
 * Both are numbers, or arrays of one shape (`[x]` may stand for `x`). Huber 1964, doi:10.1214/aoms/1177703732
 */
export function huber(output: Numbers, target: Numbers, { delta = 1 }: HuberOptions = {}): number {
  checkNumber('delta of huber', delta, Number.MIN_VALUE)
  const [outputs, targets] = pairUp('huber', output, target)
  const terms: number[] = []
  for (let i = 0; i < outputs.length; i++) {
    const difference = outputs[i] - targets[i]
    const size = Math.abs(difference)
    if (size <= delta) terms.push(0.5 * difference * difference)
    else terms.push(delta * (size - 0.5 * delta))
  }
  return meanOf(terms)
}

function meanOf(terms: readonly number[]): number {
  return terms.length === 1 ? terms[0] : nn.sum(terms) * (1 / terms.length)
}

/** Both as vectors. Throws unless they have one shape, where `[x]` counts as `x`. */
function pairUp(loss: string, output: Numbers, target: Numbers): readonly [number[], number[]] {
  const shapes = [readShape(output), readShape(target)]
  if (shapes[0] !== shapes[1]) {
    throw new RangeError(
      `${loss} expects outputs and targets of one shape and got ${describeShape(output)} and ${describeShape(target)}.`,
    )
  }
  const outputs = flatten(output)
  const targets = flatten(target)
  if (outputs.length === 0) throw new RangeError(`${loss} got an empty array.`)
  if (outputs.length !== targets.length) {
    throw new RangeError(`${loss} expects as many targets as outputs and got ${targets.length} for ${outputs.length}.`)
  }
  return [outputs, targets]
}

/** Lengths from the outside in, those of 1 at the end left out. */
function readShape(x: Numbers): string {
  const lengths: number[] = []
  for (let inner: Numbers = x; Array.isArray(inner); inner = inner[0]) lengths.push(inner.length)
  while (lengths.at(-1) === 1) lengths.pop()
  return lengths.join('×')
}
