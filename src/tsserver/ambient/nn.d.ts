// What every `.nn.ts` file knows without an import; these comments are what completion and hover show.

/**
 * Makes a **value**: a number that remembers what is computed from it.
 *
 * Use it like any number. Each `+ - * / % **` and each function below that a value takes part in
 * becomes a node of the graph, with its data and, after `backward()`, its gradient.
 *
 * ```ts
 * const x = value(3)
 * const y = x ** 2
 * y.backward()
 * x.grad // dy/dx = 2x = 6
 * ```
 * @param x The number it starts with.
 * @param label What the graph calls it. Left out, it is the name you give it in the code: `x` in `const x = value(3)`.
 */
declare function value(x: number, label?: string): number

/**
 * Chooses the random numbers: `Math.random()` gives the same sequence again for the same seed,
 * so the same file always draws the same graph. Without a call, the seed is fixed too.
 * @param n Any whole number; another number gives another sequence.
 */
declare function seed(n: number): void

interface Number {
  /**
   * The number itself, without its memory.
   *
   * Assign to it to move a parameter against its gradient: `w.data -= 0.1 * w.grad`.
   * That step is not part of any graph. On a plain number, `data` is the number itself and cannot be assigned.
   */
  data: number

  /**
   * How fast the root grows when this value grows: ∂root/∂value, as the latest `backward()` found it.
   *
   * For a leaf (what `value()` makes) passes **add up** until `zeroGrad()`, as in PyTorch.
   * Until a pass has reached the value it reads as 0, and the graph shows `–`.
   */
  grad: number

  /** What the graph calls this value. Assign to it to choose another name: `loss.label = 'mean squared error'`. */
  label: string

  /**
   * Computes ∂this/∂v for every value `v` that this one depends on, and puts it into `v.grad`.
   *
   * From here back to the leaves, by the chain rule: ∂L/∂v is the sum, over everything computed from `v`,
   * of its own gradient times its local derivative.
   *
   * Source: reverse-mode differentiation, Linnainmaa 1970; Rumelhart, Hinton & Williams 1986, doi:10.1038/323533a0.
   */
  backward(): void

  /** Sets `grad` back to 0, so that the next `backward()` does not add to what earlier passes left. */
  zeroGrad(): void

  /**
   * `y = |x|`
   *
   * `dy/dx = 1` for x > 0, `−1` for x < 0; at the corner x = 0 it is taken to be `0`.
   */
  abs(): number

  /**
   * `y = eˣ`
   *
   * `dy/dx = y`: the function that is its own derivative.
   *
   * Source: [DLMF §4.7](https://dlmf.nist.gov/4.7#ii)
   */
  exp(): number

  /**
   * `y = eˣ − 1`, exact also where x is so small that `x.exp() - 1` would lose its digits.
   *
   * `dy/dx = eˣ = y + 1`
   *
   * Source: [DLMF §4.7](https://dlmf.nist.gov/4.7#ii)
   */
  expm1(): number

  /**
   * `y = ln x`, the natural logarithm, for x > 0.
   *
   * `dy/dx = 1 / x`
   *
   * Source: [DLMF §4.7](https://dlmf.nist.gov/4.7#i)
   */
  log(): number

  /**
   * `y = ln(1 + x)`, exact also where x is so small that `(1 + x).log()` would lose its digits; x > −1.
   *
   * `dy/dx = 1 / (1 + x)`
   *
   * Source: [DLMF §4.7](https://dlmf.nist.gov/4.7#i)
   */
  log1p(): number

  /**
   * `y = log₂ x`, for x > 0: how many bits.
   *
   * `dy/dx = 1 / (x · ln 2)`
   *
   * Source: [DLMF §4.7](https://dlmf.nist.gov/4.7#i)
   */
  log2(): number

  /**
   * `y = log₁₀ x`, for x > 0.
   *
   * `dy/dx = 1 / (x · ln 10)`
   *
   * Source: [DLMF §4.7](https://dlmf.nist.gov/4.7#i)
   */
  log10(): number

  /**
   * `y = √x`, for x ≥ 0.
   *
   * `dy/dx = 1 / (2y)`, infinite at x = 0.
   *
   * Source: power rule, [DLMF §4.7](https://dlmf.nist.gov/4.7#ii)
   */
  sqrt(): number

  /**
   * `y = ∛x`, for any x: `(-8).cbrt()` is −2.
   *
   * `dy/dx = 1 / (3y²)`, infinite at x = 0.
   *
   * Source: power rule, [DLMF §4.7](https://dlmf.nist.gov/4.7#ii)
   */
  cbrt(): number

  /**
   * `y = xⁿ`, the same as `x ** n`. The exponent may be a value as well.
   *
   * `∂y/∂x = n · xⁿ⁻¹`, `∂y/∂n = xⁿ · ln x`
   *
   * Source: [DLMF §4.7](https://dlmf.nist.gov/4.7#ii)
   * @param n The exponent.
   */
  pow(n: number): number

  /**
   * `y = sin x`, x in radians.
   *
   * `dy/dx = cos x`
   *
   * Source: [DLMF §4.20](https://dlmf.nist.gov/4.20)
   */
  sin(): number

  /**
   * `y = cos x`, x in radians.
   *
   * `dy/dx = −sin x`
   *
   * Source: [DLMF §4.20](https://dlmf.nist.gov/4.20)
   */
  cos(): number

  /**
   * `y = tan x`, x in radians.
   *
   * `dy/dx = 1 + y²`
   *
   * Source: [DLMF §4.20](https://dlmf.nist.gov/4.20)
   */
  tan(): number

  /**
   * `y = arcsin x`, in radians from −π/2 to π/2, for −1 ≤ x ≤ 1.
   *
   * `dy/dx = 1 / √(1 − x²)`
   *
   * Source: [DLMF §4.24](https://dlmf.nist.gov/4.24#ii)
   */
  asin(): number

  /**
   * `y = arccos x`, in radians from 0 to π, for −1 ≤ x ≤ 1.
   *
   * `dy/dx = −1 / √(1 − x²)`
   *
   * Source: [DLMF §4.24](https://dlmf.nist.gov/4.24#ii)
   */
  acos(): number

  /**
   * `y = arctan x`, in radians from −π/2 to π/2.
   *
   * `dy/dx = 1 / (1 + x²)`
   *
   * Source: [DLMF §4.24](https://dlmf.nist.gov/4.24#ii)
   */
  atan(): number

  /**
   * `y = sinh x = (eˣ − e⁻ˣ) / 2`
   *
   * `dy/dx = cosh x`
   *
   * Source: [DLMF §4.34](https://dlmf.nist.gov/4.34)
   */
  sinh(): number

  /**
   * `y = cosh x = (eˣ + e⁻ˣ) / 2`
   *
   * `dy/dx = sinh x`
   *
   * Source: [DLMF §4.34](https://dlmf.nist.gov/4.34)
   */
  cosh(): number

  /**
   * `y = tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)`: squashes any number into −1 … 1, the classic neuron.
   *
   * `dy/dx = 1 − y²`: close to 0 where the neuron is saturated, so little gradient flows back through it.
   *
   * Source: [DLMF §4.34](https://dlmf.nist.gov/4.34)
   */
  tanh(): number

  /**
   * `y = arsinh x = ln(x + √(x² + 1))`
   *
   * `dy/dx = 1 / √(x² + 1)`
   *
   * Source: [DLMF §4.38](https://dlmf.nist.gov/4.38#ii)
   */
  asinh(): number

  /**
   * `y = arcosh x = ln(x + √(x² − 1))`, for x ≥ 1.
   *
   * `dy/dx = 1 / √(x² − 1)`
   *
   * Source: [DLMF §4.38](https://dlmf.nist.gov/4.38#ii)
   */
  acosh(): number

  /**
   * `y = artanh x = ½ · ln((1 + x) / (1 − x))`, for −1 < x < 1.
   *
   * `dy/dx = 1 / (1 − x²)`
   *
   * Source: [DLMF §4.38](https://dlmf.nist.gov/4.38#ii)
   */
  atanh(): number

  /**
   * `θ = y.atan2(x)`: the angle of the point (x, y), in radians from −π to π. This number is y.
   *
   * `∂θ/∂y = x / (x² + y²)`, `∂θ/∂x = −y / (x² + y²)`
   *
   * Source: chain rule on arctan(y / x), [DLMF §4.24](https://dlmf.nist.gov/4.24#ii)
   * @param x The other coordinate.
   */
  atan2(x: number): number

  /**
   * `y = √(a² + b²)`: the length of the hypotenuse, without overflow on the way. More sides may follow.
   *
   * `∂y/∂a = a / y`, `∂y/∂b = b / y`; at the tip, where all are 0, they are taken to be `0`.
   *
   * Source: chain rule on the square root
   * @param others The other side or sides.
   */
  hypot(...others: number[]): number

  /**
   * `y = max(a, b)`: the larger of the two, or of all where more follow.
   *
   * The whole gradient goes to the larger one; where both are equal, each gets half.
   *
   * Source: subgradient, the convention of [torch.maximum](https://docs.pytorch.org/docs/stable/generated/torch.maximum.html)
   * @param others The number or numbers it is compared with.
   */
  max(...others: number[]): number

  /**
   * `y = min(a, b)`: the smaller of the two, or of all where more follow.
   *
   * The whole gradient goes to the smaller one; where both are equal, each gets half.
   *
   * Source: subgradient, the convention of [torch.minimum](https://docs.pytorch.org/docs/stable/generated/torch.minimum.html)
   * @param others The number or numbers it is compared with.
   */
  min(...others: number[]): number

  /**
   * `y = max(0, x)`, the rectified linear unit: lets positive numbers through and stops the others.
   *
   * `dy/dx = 1` for x > 0, else `0`: where it is off, no gradient flows back through it.
   *
   * Source: [Nair & Hinton 2010](https://www.cs.toronto.edu/~hinton/absps/reluICML.pdf)
   */
  relu(): number

  /**
   * `y = σ(x) = 1 / (1 + e⁻ˣ)`: squashes any number into 0 … 1, often read as a probability.
   *
   * `dy/dx = y · (1 − y)`, at most ¼
   *
   * Source: the logistic function, quotient rule on 1 / (1 + e⁻ˣ)
   */
  sigmoid(): number
}

interface Console {
  /** Prints its arguments on one line of the file's output; a value prints as the number it holds. */
  log(...data: unknown[]): void
  /** Prints like `console.log`. */
  info(...data: unknown[]): void
  /** Prints like `console.log`. */
  warn(...data: unknown[]): void
  /** Prints like `console.log`. */
  error(...data: unknown[]): void
  /** Prints like `console.log`. */
  debug(...data: unknown[]): void
  /** Prints `Assertion failed` with the rest, where the condition does not hold. */
  assert(condition?: unknown, ...data: unknown[]): void
  /** Prints an array of rows as a table with a column for each name or index. */
  table(rows: unknown): void
}

/** Prints what you want to see as text: the graph shows the rest. */
declare var console: Console

interface Plot {
  /**
   * Draws a line in the chart `title`, beside the graph.
   *
   * A number goes on with the line, one point further to the right: call it once in every turn of a loop. A list is the
   * whole line, and takes the place of the one before. With names there is a line for each:
   *
   * ```ts
   * plot.line('learning rate', rate)
   * plot.line('forecast', { truth: ys, model: ys.map((_, t) => model(t)) })
   * ```
   * A number that is not finite leaves a gap. At most 20 lines in one chart; of long ones every 2nd, 4th, … point is drawn.
   * @param title What stands above the chart; the same title means the same chart.
   * @param y The next point, or all of them, from x = 0 on; or some of these by their names.
   */
  line(title: string, y: number | ArrayLike<number> | { readonly [name: string]: number | ArrayLike<number> }): void

  /**
   * Draws points in the chart `title`, in a colour and shape for each label.
   *
   * ```ts
   * plot.scatter('moons', data.map(({ x }) => x), data.map(({ y }) => y))
   * ```
   * @param points Pairs `[x, y]`, at most 5,000.
   * @param labels What each point is: a number or a name. Left out, all points are of one kind.
   */
  scatter(title: string, points: readonly ArrayLike<number>[], labels?: ArrayLike<number | string>): void

  /**
   * Draws a picture in shades of grey.
   *
   * Numbers from 0 (black) to 1 (white) are shown as they are; where some lie outside, the least becomes black and the
   * greatest white.
   * @param rows Rows from top to bottom, each from left to right, of one length: at most 256 of at most 256.
   */
  image(title: string, rows: readonly ArrayLike<number>[]): void

  /**
   * Draws what a binary classifier says of the plane around some points: where its score is above 0, it says class 1.
   *
   * The model is asked once for each cell of a grid of 40 × 30, with its parameters as they are at the pass that is shown;
   * none of this is part of the graph.
   *
   * ```ts
   * plot.boundary(model, data.map(({ x }) => x), data.map(({ y }) => y))
   * ```
   * @param model Takes a point `[x, y]`; gives its score, or a list with the score in it, or with one score for each of two
   * classes, of which the greater wins.
   * @param points Pairs `[x, y]`, at most 2,000.
   * @param labels The true class of each point: above 0 it is drawn as class 1.
   * @param title What stands above the chart; left out, `decision boundary`.
   */
  boundary(
    model: (point: number[]) => number | readonly number[],
    points: readonly ArrayLike<number>[],
    labels: ArrayLike<number>,
    title?: string,
  ): void

  /**
   * Draws how often samples of each class (a row) were taken for each class (a column): on the diagonal the model is right.
   * @param truth The true class of each sample: 0, 1, 2, …
   * @param predicted The class that the model says, for each sample.
   * @param classes Names of the classes; left out, their numbers.
   */
  confusion(truth: ArrayLike<number>, predicted: ArrayLike<number>, classes?: ArrayLike<number | string>): void
  /**
   * Draws how often samples of each class (a row) were taken for each class (a column), from a matrix that holds the counts.
   * @param counts `counts[truth][predicted]`, as `nn.confusion(model, data)` gives it.
   * @param classes Names of the classes; left out, their numbers.
   */
  confusion(counts: readonly ArrayLike<number>[], classes?: ArrayLike<number | string>): void

  /**
   * Tells the loss on held-out data after the latest `backward()`: the chart of the loss shows it beside that of the training.
   *
   * `nn.fit` does so by itself where it is given a `validation` set.
   */
  validation(loss: number): void
}

/** Draws charts beside the graph; those of loss, gradients and steps need no code. */
declare var plot: Plot

/**
 * A table from a `.csv` file, as an array of rows.
 *
 * - With a header line: `rows[0].height`, `for (const { x, y } of rows)`; cells that are numbers come as numbers.
 * - Without one (the first line is numbers only): `rows[0][1]`, `for (const [x, y] of rows)`.
 */
declare module '*.csv' {
  // The columns are known only when the file is read, so a cell is as loosely typed as what JSON.parse gives.
  const rows: ReturnType<JSON['parse']>[]
  export default rows
}
