// Optimizers: how parameters move against their gradients.
import { checkFilled, checkNumber } from './checks.nn.ts'

/** Moves the parameters it was made with. */
export interface Optimizer {
  /** The learning rate; assign to it to change it. */
  lr: number
  /** Moves every parameter by its gradient, as the latest `backward()` calls left it. */
  step(): void
  /** Sets the gradient of every parameter to 0. */
  zeroGrad(): void
}

export interface SGDOptions {
  /** The learning rate: 0.001 where left out. */
  readonly lr?: number
  /** How much of the last step goes on: 0 where left out. */
  readonly momentum?: number
  /** How much of the gradient is left out of the momentum: 0 where left out. */
  readonly dampening?: number
  /** Pulls every parameter towards 0: 0 where left out. */
  readonly weightDecay?: number
  /** Whether the gradient is that of where the momentum leads, as Nesterov has it: `false` where left out. */
  readonly nesterov?: boolean
}

/**
 * Gradient descent: `p ← p − lr·g`, with momentum `v ← momentum·v + g`, `p ← p − lr·v`. The gradient `g` is `p.grad + weightDecay·p`.
 *
 * Rumelhart, Hinton & Williams 1986, doi:10.1038/323533a0; PyTorch's `optim.SGD`.
 */
export function sgd(
  params: readonly number[],
  { lr = 0.001, momentum = 0, dampening = 0, weightDecay = 0, nesterov = false }: SGDOptions = {},
): Optimizer {
  checkNumber('The momentum of sgd', momentum, 0)
  checkNumber('The weightDecay of sgd', weightDecay, 0)
  if (nesterov && (momentum === 0 || dampening !== 0)) {
    throw new RangeError('Nesterov’s gradient needs a momentum and no dampening.')
  }
  let velocity: number[] = []
  return defineOptimizer('sgd', params, lr, (rate, isFirst) => {
    if (isFirst) velocity = makeZeros(params)
    for (let i = 0; i < params.length; i++) {
      const p = params[i]
      let move = p.grad + weightDecay * p.data
      if (momentum !== 0) {
        velocity[i] = isFirst ? move : momentum * velocity[i] + (1 - dampening) * move
        move = nesterov ? move + momentum * velocity[i] : velocity[i]
      }
      p.data -= rate * move
    }
  })
}

export interface AdamOptions {
  /** The learning rate: 0.001 where left out. */
  readonly lr?: number
  /** How slowly the means of gradients and of their squares change: `[0.9, 0.999]` where left out. */
  readonly betas?: readonly [number, number]
  /** Added to the root of the mean square: 1e-8 where left out. */
  readonly eps?: number
  /** Pulls every parameter towards 0: 0 for adam and 0.01 for adamW where left out. */
  readonly weightDecay?: number
}

/**
 * Adam: each parameter by a step of its own size. With the mean of its gradients `m ← β₁·m + (1 − β₁)·g` and of their squares
 * `v ← β₂·v + (1 − β₂)·g²`, at step t: `p ← p − lr · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + eps)`. The gradient `g` is
 * `p.grad + weightDecay·p`.
 *
 * Kingma & Ba 2014, arXiv:1412.6980; PyTorch's `optim.Adam`.
 */
export function adam(params: readonly number[], options: AdamOptions = {}): Optimizer {
  return defineAdam('adam', params, options.weightDecay ?? 0, options)
}

/**
 * Adam, but the decay is no part of the gradient: `p ← p − lr·weightDecay·p` before each step of `adam`.
 *
 * Loshchilov & Hutter 2017, arXiv:1711.05101; PyTorch's `optim.AdamW`.
 */
export function adamW(params: readonly number[], options: AdamOptions = {}): Optimizer {
  return defineAdam('adamW', params, options.weightDecay ?? 0.01, options)
}

function defineAdam(
  name: 'adam' | 'adamW',
  params: readonly number[],
  weightDecay: number,
  { lr = 0.001, betas = [0.9, 0.999], eps = 1e-8 }: AdamOptions,
): Optimizer {
  const [beta1, beta2] = betas
  for (const beta of betas) {
    checkNumber(`The betas of ${name}`, beta, 0, 1)
    if (beta === 1) throw new RangeError(`The betas of ${name} have to be less than 1.`)
  }
  checkNumber(`eps of ${name}`, eps, 0)
  checkNumber(`The weightDecay of ${name}`, weightDecay, 0)
  let means: number[] = []
  let squares: number[] = []
  // β₁ᵗ and β₂ᵗ
  let power1 = 1
  let power2 = 1
  return defineOptimizer(name, params, lr, (rate, isFirst) => {
    if (isFirst) {
      means = makeZeros(params)
      squares = makeZeros(params)
    }
    power1 *= beta1
    power2 *= beta2
    for (let i = 0; i < params.length; i++) {
      const p = params[i]
      const start = name === 'adamW' ? p.data - rate * weightDecay * p.data : p.data
      const g = name === 'adamW' ? p.grad : p.grad + weightDecay * p.data
      means[i] = beta1 * means[i] + (1 - beta1) * g
      squares[i] = beta2 * squares[i] + (1 - beta2) * g * g
      const size = Math.sqrt(squares[i] / (1 - power2)) + eps
      p.data = start - (rate * (means[i] / (1 - power1))) / size
    }
  })
}

export interface RMSpropOptions {
  /** The learning rate: 0.01 where left out. */
  readonly lr?: number
  /** How slowly the mean of the squared gradients changes: 0.99 where left out. */
  readonly alpha?: number
  /** Added to the root of the mean square: 1e-8 where left out. */
  readonly eps?: number
  /** How much of the last step goes on: 0 where left out. */
  readonly momentum?: number
  /** Pulls every parameter towards 0: 0 where left out. */
  readonly weightDecay?: number
}

/**
 * RMSprop: gradients divided by their usual size. With the mean of their squares `v ← α·v + (1 − α)·g²`:
 * `p ← p − lr·g / (√v + eps)`, and with momentum `b ← momentum·b + g / (√v + eps)`, `p ← p − lr·b`. The gradient `g` is
 * `p.grad + weightDecay·p`.
 *
 * Tieleman & Hinton 2012, lecture 6.5 of Neural Networks for Machine Learning; PyTorch's `optim.RMSprop`.
 */
export function rmsprop(
  params: readonly number[],
  { lr = 0.01, alpha = 0.99, eps = 1e-8, momentum = 0, weightDecay = 0 }: RMSpropOptions = {},
): Optimizer {
  checkNumber('alpha of rmsprop', alpha, 0, 1)
  checkNumber('eps of rmsprop', eps, 0)
  checkNumber('The momentum of rmsprop', momentum, 0)
  checkNumber('The weightDecay of rmsprop', weightDecay, 0)
  let squares: number[] = []
  let velocity: number[] = []
  return defineOptimizer('rmsprop', params, lr, (rate, isFirst) => {
    if (isFirst) {
      squares = makeZeros(params)
      velocity = makeZeros(params)
    }
    for (let i = 0; i < params.length; i++) {
      const p = params[i]
      const g = p.grad + weightDecay * p.data
      squares[i] = alpha * squares[i] + (1 - alpha) * g * g
      const move = g / (Math.sqrt(squares[i]) + eps)
      velocity[i] = momentum * velocity[i] + move
      p.data -= rate * velocity[i]
    }
  })
}

/** What optimizers have in common. `move` gets the learning rate, and whether this is the first step. */
function defineOptimizer(
  name: string,
  params: readonly number[],
  lr: number,
  move: (rate: number, isFirst: boolean) => void,
): Optimizer {
  if (typeof params === 'function') throw new TypeError(`${name} takes parameters: write model.parameters().`)
  checkFilled(name, params)
  checkNumber(`The learning rate of ${name}`, lr, 0)
  let isFirst = true
  const optimizer: Optimizer = {
    lr,
    step: () => {
      const rate = Number(optimizer.lr)
      checkNumber(`The learning rate of ${name}`, rate, 0)
      move(rate, isFirst)
      isFirst = false
    },
    zeroGrad: () => {
      for (const p of params) p.zeroGrad()
    },
  }
  return optimizer
}

function makeZeros({ length }: readonly number[]): number[] {
  return new Array<number>(length).fill(0)
}
