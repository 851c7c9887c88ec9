// A real training run for the charts to show: the moons network of the benches, trained by the engine itself.
import { createEngine } from '../../src/core/engine.ts'
import type { Histogram, Plot, Training } from '../../src/protocol/training.ts'
import { buildMoonsNetwork, layerSizes, readMoons } from '../bench/moonsStep.ts'

interface Step {
  readonly loss: number
  readonly weights: readonly number[]
  readonly gradients: readonly number[]
}

export interface MoonsRun {
  readonly passes: number
  /** What the panel gets at that pass of the run. */
  showPass(pass: number): Training
}

let known: MoonsRun | undefined

/** Trains once, however often it is asked. */
export function trainMoons(): MoonsRun {
  known ??= train()
  return known
}

function train(): MoonsRun {
  const moons = readMoons()
  const engine = createEngine({ capacity: (moons.loss.length + 1) * 65_818 })
  const { parameters, computeLoss } = buildMoonsNetwork(engine, moons)
  const steps = moons.loss.map((_, step): Step => {
    const loss = computeLoss()
    for (const p of parameters) p.zeroGrad()
    loss.backward()
    const [weights, gradients] = [parameters.map((p) => p.data), parameters.map((p) => p.grad ?? NaN)]
    const rate = 1 - (0.9 * step) / moons.loss.length
    for (const p of parameters) p.data -= rate * (p.grad ?? NaN)
    return { loss: loss.data, weights, gradients }
  })
  const heldOut = makeHeldOut(60)
  const layers = findLayers()
  const slices = (values: readonly number[], l: number): readonly number[] => values.slice(...(layers[l] ?? [0, 0]))
  const history = {
    pass: steps.map((_, i) => i),
    epoch: steps.map((_, i) => i + 1),
    loss: steps.map(({ loss }) => loss),
    validation: steps.map(({ weights }) => measureHinge(weights, heldOut)),
  }
  const measures = layers.map((_, l) => ({
    name: `layers[${l}]`,
    count: slices(steps[0]?.weights ?? [], l).length,
    gradientNorm: steps.map(({ gradients }) => norm(slices(gradients, l))),
    updateRatio: steps.map(({ weights }, i) => {
      const next = steps[i + 1]?.weights
      if (!next) return null
      const [now, then] = [slices(weights, l), slices(next, l)]
      return norm(now.map((w, j) => (then[j] ?? NaN) - w)) / norm(now)
    }),
  }))
  return {
    passes: steps.length,
    showPass(pass) {
      const { weights, gradients } = steps[pass] ?? { weights: [], gradients: [] }
      const points = moons.X.map(([x, y], i) => ({ x, y, label: moons.Y[i] ?? 0 }))
      const groups = measures.map((measure, l) => ({
        ...measure,
        weights: bin(slices(weights, l)),
        gradients: bin(slices(gradients, l)),
      }))
      return {
        history: { ...history, groups },
        plots: [drawBoundary(weights, points)],
        shownPass: pass,
        trouble: null,
        passes: steps.length,
      }
    },
  }
}

/** First and last parameter of each layer. */
function findLayers(): [from: number, to: number][] {
  let from = 0
  return layerSizes.slice(1).map((size, l) => {
    const to = from + size * ((layerSizes[l] ?? 0) + 1)
    const layer: [number, number] = [from, to]
    from = to
    return layer
  })
}

function score(weights: readonly number[], x: readonly number[]): number {
  let [values, taken] = [x, 0]
  for (let l = 1; l < layerSizes.length; l++) {
    const inputs = values
    values = Array.from({ length: layerSizes[l] ?? 0 }, () => {
      const bias = weights[taken + inputs.length] ?? NaN
      const sum = inputs.reduce((total, input, i) => total + input * (weights[taken + i] ?? NaN), bias)
      taken += inputs.length + 1
      return l === layerSizes.length - 1 ? sum : Math.max(sum, 0)
    })
  }
  return values[0] ?? NaN
}

type Point = Extract<Plot, { kind: 'boundary' }>['points'][number]

/** Two half circles with an even spread around them instead of noise. */
function makeHeldOut(count: number): Point[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (Math.PI * (i + 0.5)) / count
    const label = i % 2 === 0 ? -1 : 1
    const away = 0.12 * Math.sin(7.3 * i)
    const [x, y] = [Math.cos(angle) * (1 + away), Math.sin(angle) * (1 + away)]
    return label < 0 ? { x, y, label } : { x: 1 - x, y: 0.5 - y, label }
  })
}

function measureHinge(weights: readonly number[], points: readonly Point[]): number {
  const losses = points.map(({ x, y, label }) => Math.max(0, 1 - label * score(weights, [x, y])))
  return losses.reduce((sum, loss) => sum + loss, 0) / points.length
}

function drawBoundary(weights: readonly number[], points: readonly Point[]): Plot {
  const [columns, rows] = [48, 34]
  const grid = { xMin: -1.6, xMax: 2.6, yMin: -1.2, yMax: 1.6 }
  const scores = Array.from({ length: columns * rows }, (_, i) => {
    const x = grid.xMin + ((i % columns) + 0.5) * ((grid.xMax - grid.xMin) / columns)
    const y = grid.yMin + (Math.floor(i / columns) + 0.5) * ((grid.yMax - grid.yMin) / rows)
    return score(weights, [x, y])
  })
  const right = points.filter(({ x, y, label }) => score(weights, [x, y]) > 0 === label > 0).length
  const title = `decision boundary · accuracy ${Math.round((100 * right) / points.length)} %`
  return { kind: 'boundary', title, ...grid, columns, rows, scores, points }
}

function bin(values: readonly number[]): Histogram {
  const [min, max] = [Math.min(...values), Math.max(...values)]
  const counts = Array.from({ length: 24 }, () => 0)
  for (const value of values) {
    const at = Math.min(Math.floor(((value - min) / (max - min || 1)) * counts.length), counts.length - 1)
    counts[at] = (counts[at] ?? 0) + 1
  }
  return { min, max, counts }
}

function norm(values: readonly number[]): number {
  return Math.hypot(...values)
}
