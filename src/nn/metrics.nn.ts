// How good a classifier is, on data it has not learned from.
import { checkFilled, checkLabel } from './checks.nn.ts'
import { noGrad } from './module.nn.ts'
import { flatten, type Numbers } from './numbers.nn.ts'
import type { Sample } from './toyData.nn.ts'

/** Gives one score, or one for each class. */
export type Classifier<X> = (x: X) => Numbers

export interface ClassifyOptions {
  /** Of a model with one output: above which score it says class 1. 0 where left out; 0.5 for probabilities. */
  readonly threshold?: number
}

/**
 * Makes a classifier of a model that gives scores: an input goes in, the number of a class comes out. Of several outputs it is the
 * place of the largest; of one output it is 1 above the threshold, else 0. Nothing of it enters the graph.
 */
export function classify<X>(model: Classifier<X>, { threshold = 0 }: ClassifyOptions = {}): (x: X) => number {
  return (x) => noGrad(model, () => choose(model(x), threshold))
}

/**
 * The share of samples that a model classifies as they are labelled, from 0 to 1. See `classify` for how; with one output, labels
 * above 0 are class 1, so that both 0 and 1 and −1 and 1 will do. Nothing of it enters the graph.
 */
export function accuracy<X>(
  model: Classifier<X>,
  data: readonly Sample<X>[],
  { threshold = 0 }: ClassifyOptions = {},
): number {
  checkFilled('accuracy', data)
  return noGrad(model, () => {
    let right = 0
    for (const { x, y } of data) {
      const scores = flatten(model(x))
      if (choose(scores, threshold) === readLabel('accuracy', y, scores.length)) right++
    }
    return right / data.length
  })
}

/**
 * The confusion matrix `[true class][class the model says]` of counts; the diagonal is what is right. See `accuracy` for which classes
 * there are. scikit-learn's `confusion_matrix`.
 */
export function confusion<X>(
  model: Classifier<X>,
  data: readonly Sample<X>[],
  { threshold = 0 }: ClassifyOptions = {},
): number[][] {
  checkFilled('confusion', data)
  return noGrad(model, () => {
    const counts: number[][] = []
    for (const { x, y } of data) {
      const scores = flatten(model(x))
      const classes = Math.max(2, scores.length)
      while (counts.length < classes) counts.push(new Array<number>(classes).fill(0))
      counts[readLabel('confusion', y, scores.length)][choose(scores, threshold)]++
    }
    return counts
  })
}

function choose(output: Numbers, threshold: number): number {
  const scores = flatten(output)
  if (scores.length === 1) return scores[0] > threshold ? 1 : 0
  let best = 0
  for (let j = 1; j < scores.length; j++) if (scores[j] > scores[best]) best = j
  return best
}

function readLabel(what: string, y: number, outputs: number): number {
  if (outputs === 1) return y > 0 ? 1 : 0
  checkLabel(what, y, outputs)
  return y
}
