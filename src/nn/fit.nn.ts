// Training in one call; every step of it can be written out as an ordinary loop.
import { checkFilled, checkNumber, checkSize } from './checks.nn.ts'
import { batches } from './data.nn.ts'
import { mse } from './losses.nn.ts'
import { isModule, noGrad } from './module.nn.ts'
import { sgd, type Optimizer } from './optimizers.nn.ts'
import type { Sample } from './toyData.nn.ts'

export interface FitOptions<X, Y, Output> {
  /** How often it goes through all data: 10 where left out. */
  readonly epochs?: number
  /** How many samples make a step: 32 where left out. */
  readonly batchSize?: number
  /** The learning rate; the optimizer's own where left out. */
  readonly lr?: number
  /** The cost of one sample: `nn.mse` where left out. */
  readonly loss?: (output: Output, target: Y) => number
  /** `nn.sgd`, `nn.adam`, … or one that is made already: `nn.sgd` where left out. */
  readonly optimizer?: Optimizer | ((params: readonly number[], options: { lr?: number }) => Optimizer)
  /** Data it does not learn from, whose loss is measured after every epoch. */
  readonly validation?: readonly Sample<X, Y>[]
  /** Whether every epoch has an order of its own: `true` where left out. */
  readonly shuffle?: boolean
}

/** What happened in each epoch, from the first. */
export interface History {
  /** The mean loss of the samples, each as it was when its turn came. */
  readonly loss: number[]
  /** The mean loss of the validation data after the epoch; empty without any. */
  readonly validation: number[]
}

/**
 * Trains a model on samples `{ x, y }`: goes through them in mini-batches, epoch after epoch; the loss of a batch is the mean of
 * `loss(model(x), y)`, and each batch is one `backward()` and one step of the optimizer. Gives the losses of every epoch, and shows
 * that of the validation data beside the loss of the passes.
 *
 * ```ts
 * const history = nn.fit(model, nn.data.moons(100), { epochs: 20, lr: 0.1, loss: nn.binaryCrossEntropy })
 * ```
 */
export function fit<X, Y, Output>(
  model: ((x: X) => Output) & { parameters(): number[] },
  data: readonly Sample<X, Y>[],
  options: FitOptions<X, Y, Output> = {},
): History {
  const { epochs = 10, batchSize = 32, lr, optimizer: chosen = sgd, validation = [], shuffle = true } = options
  const loss = options.loss ?? (mse as unknown as (output: Output, target: Y) => number)
  checkFilled('fit', data)
  checkSize('epochs of fit', epochs)
  checkSize('batchSize of fit', batchSize)
  if (lr !== undefined) checkNumber('lr of fit', lr, 0)
  const params = model.parameters()
  const optimizer = typeof chosen === 'function' ? chosen(params, lr === undefined ? {} : { lr }) : chosen
  if (lr !== undefined) optimizer.lr = lr

  const history: History = { loss: [], validation: [] }
  for (let epoch = 0; epoch < epochs; epoch++) {
    if (isModule(model)) model.train()
    let total = 0
    for (const batch of batches(data, batchSize, { shuffle })) {
      const losses: number[] = []
      for (const { x, y } of batch) losses.push(loss(model(x), y))
      const cost = nn.sum(losses) * (1 / batch.length)
      optimizer.zeroGrad()
      cost.backward()
      optimizer.step()
      total += Number(cost) * batch.length
    }
    history.loss.push(total / data.length)
    if (isModule(model)) model.eval()
    if (validation.length === 0) continue
    const heldOut = measureLoss(model, validation, loss)
    history.validation.push(heldOut)
    plot.validation(heldOut)
  }
  return history
}

/** The mean loss of a model on data; nothing of it enters the graph. */
function measureLoss<X, Y, Output>(
  model: (x: X) => Output,
  data: readonly Sample<X, Y>[],
  loss: (output: Output, target: Y) => number,
): number {
  return noGrad(model, () => {
    let total = 0
    for (const { x, y } of data) total += Number(loss(model(x), y))
    return total / data.length
  })
}
