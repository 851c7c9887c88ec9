// Pooling: an image made smaller, by the largest or the mean of what lies in each window.
import { checkImage } from './checks.nn.ts'
import { defineModule, type Module } from './module.nn.ts'
import { readPair, slideOver, type Pair, type Window } from './windows.nn.ts'

export interface PoolOptions {
  /** How far the window moves from one output to the next: as far as it is large where left out. */
  readonly stride?: Pair
}

/** Takes and gives an image `[channel][row][column]`. */
export interface Pool2d extends Module {
  (x: readonly (readonly (readonly number[])[])[]): number[][][]
}

/**
 * Keeps the largest number of each window: `y[ch][r][c] = max x[ch][r·stride + p][c·stride + q]` over all rows p and columns q
 * of the kernel. Takes an image `[channels][rows][columns]` and gives one `[channels][…][…]` of
 * `⌊(rows − kernel) / stride⌋ + 1` rows, and as many columns in the same way.
 *
 * The largest is passed on as it is, so nothing new appears in the graph, and the gradient goes to it alone (to the first of
 * several equal ones, as in PyTorch's `nn.MaxPool2d`).
 */
export function MaxPool2d(kernelSize: Pair, { stride = kernelSize }: PoolOptions = {}): Pool2d {
  const name = `MaxPool2d(${String(kernelSize)})`
  return definePool(name, kernelSize, stride, function MaxPool2d(patch) {
    let largest = patch[0]
    for (let i = 1; i < patch.length; i++) if (patch[i] > largest || Number.isNaN(Number(patch[i]))) largest = patch[i]
    return largest
  })
}

/**
 * The mean of each window: `y[ch][r][c] = Σ x[ch][r·stride + p][c·stride + q] / n` over the n rows p and columns q of the kernel.
 * Shapes as in `MaxPool2d`; PyTorch's `nn.AvgPool2d`.
 */
export function AvgPool2d(kernelSize: Pair, { stride = kernelSize }: PoolOptions = {}): Pool2d {
  const name = `AvgPool2d(${String(kernelSize)})`
  return definePool(name, kernelSize, stride, function AvgPool2d(patch) {
    return nn.sum(patch) / patch.length
  })
}

function definePool(
  name: string,
  kernelSize: Pair,
  stride: Pair,
  reduce: (patch: readonly number[]) => number,
): Pool2d {
  const window: Window = {
    kernel: readPair(`The kernel of ${name}`, kernelSize, 1),
    stride: readPair(`The stride of ${name}`, stride, 1),
    padding: [0, 0],
  }
  return defineModule(function pool(x: readonly (readonly (readonly number[])[])[]): number[][][] {
    checkImage(name, x, null)
    const y: number[][][] = []
    for (let channel = 0; channel < x.length; channel++) {
      const patches = slideOver(name, [x[channel]], window)
      const plane: number[][] = []
      for (let row = 0; row < patches.length; row++) plane.push(patches[row].map(reduce))
      y.push(plane)
    }
    return y
  }, {})
}
