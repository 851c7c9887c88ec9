// The convolution: one small pattern looked for everywhere in an image.
import { checkImage, checkSize } from './checks.nn.ts'
import { makeMatrix, makeVector } from './init.nn.ts'
import { defineModule, type Module } from './module.nn.ts'
import { readPair, slideOver, type Pair, type Window } from './windows.nn.ts'

export interface Conv2dOptions {
  /** How far the kernel moves from one output to the next: 1 where left out. */
  readonly stride?: Pair
  /** How many rows and columns of zeros are put around the image: 0 where left out. */
  readonly padding?: Pair
  /** Whether a bias is added: `true` where left out. */
  readonly bias?: boolean
}

/** A convolution. */
export interface Conv2d extends Module {
  (x: readonly (readonly (readonly number[])[])[]): number[][][]
  /** `[output channel][input channel][row][column]`. */
  readonly weight: number[][][][]
  /** One for each output channel; empty without bias. */
  readonly bias: number[]
}

/**
 * A convolution of images: `y[o][r][c] = bias[o] + Σ weight[o][i][p][q] · x[i][r·stride + p − padding][c·stride + q − padding]`,
 * over all input channels i and kernel rows p and columns q, with zeros outside of the image. Takes an image
 * `[inChannels][rows][columns]` and gives one `[outChannels][…][…]` of `⌊(rows + 2·padding − kernel) / stride⌋ + 1` rows, and
 * as many columns in the same way.
 *
 * Weights and biases begin evenly within ±1/√(inChannels · kernel rows · kernel columns), as in PyTorch's `nn.Conv2d`.
 * LeCun et al. 1989, doi:10.1162/neco.1989.1.4.541
 * @param kernelSize One number for a square, or `[rows, columns]`.
 */
export function Conv2d(
  inChannels: number,
  outChannels: number,
  kernelSize: Pair,
  { stride = 1, padding = 0, bias = true }: Conv2dOptions = {},
): Conv2d {
  const name = `Conv2d(${inChannels}, ${outChannels}, ${String(kernelSize)})`
  checkSize(`The number of input channels of ${name}`, inChannels)
  checkSize(`The number of output channels of ${name}`, outChannels)
  const kernel = readPair(`The kernel of ${name}`, kernelSize, 1)
  const window: Window = {
    kernel,
    stride: readPair(`The stride of ${name}`, stride, 1),
    padding: readPair(`The padding of ${name}`, padding, 0),
  }
  const bound = 1 / Math.sqrt(inChannels * kernel[0] * kernel[1])
  const weight: number[][][][] = []
  for (let o = 0; o < outChannels; o++) {
    const ofOutput: number[][][] = []
    for (let i = 0; i < inChannels; i++) ofOutput.push(makeMatrix(kernel[0], kernel[1], bound))
    weight.push(ofOutput)
  }
  const biases = bias ? makeVector(outChannels, bound) : []

  return defineModule(
    function Conv2d(x: readonly (readonly (readonly number[])[])[]): number[][][] {
      checkImage(name, x, inChannels)
      // What lies under the kernel at each place, as vectors: every output channel looks at the same.
      const patches = slideOver(name, x, window)
      const y: number[][][] = []
      for (let channel = 0; channel < outChannels; channel++) {
        const weights = weight[channel].flat(2)
        const start = bias ? biases[channel] : 0
        const plane: number[][] = []
        for (let row = 0; row < patches.length; row++) {
          const line: number[] = []
          for (let column = 0; column < patches[row].length; column++) {
            line.push(nn.dot(weights, patches[row][column], start))
          }
          plane.push(line)
        }
        y.push(plane)
      }
      return y
    },
    { weight, bias: biases },
  )
}
