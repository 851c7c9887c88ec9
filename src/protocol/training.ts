// What a run tells of its training: how far it is, what every pass was like, and what the program plots.

/** How far a training run is. */
export interface TrainingProgress {
  /** Passes made so far. */
  readonly passes: number
  /** The epoch that is going on, from 1, and how many there will be; null where the program does not say. */
  readonly epoch: number | null
  readonly epochs: number | null
  /** Data of the root of the latest pass. */
  readonly loss: number
  readonly elapsedMs: number
  /** How much is done, from 0 to 1; null while that is not known. */
  readonly done: number | null
}

/**
 * What the passes were like, as lists of one length: entry i is of pass `pass[i]`. Long runs keep every 2ᵏ-th pass and the
 * latest, so that the lists stay short.
 */
export interface PassHistory {
  readonly pass: readonly number[]
  /** Epoch of the pass, from 1; null where the program does not say. */
  readonly epoch: readonly (number | null)[]
  /** Data of the root of the pass. */
  readonly loss: readonly number[]
  /** Loss on held-out data, where the program measures one; null at passes without. */
  readonly validation: readonly (number | null)[]
  readonly groups: readonly ParameterGroup[]
}

/** The parameters of one layer: leaves that the passes reach, by the beginning of their paths (`layers[0]`). */
export interface ParameterGroup {
  readonly name: string
  /** How many parameters. */
  readonly count: number
  /** ‖∂L/∂w‖₂ after each pass of the history. */
  readonly gradientNorm: readonly number[]
  /** ‖Δw‖₂ / ‖w‖₂ of the step that followed the pass; null where none followed. */
  readonly updateRatio: readonly (number | null)[]
  /** At the pass that is shown. */
  readonly weights: Histogram
  readonly gradients: Histogram
}

/** Counts in equal bins from `min` to `max`. */
export interface Histogram {
  readonly min: number
  readonly max: number
  readonly counts: readonly number[]
}

/** What one line of code plots; a plot with the title of an earlier one takes its place. */
export type Plot =
  | {
      readonly kind: 'line'
      readonly title: string
      readonly series: readonly {
        readonly name: string
        readonly x: readonly number[]
        readonly y: readonly (number | null)[]
      }[]
    }
  | {
      readonly kind: 'scatter'
      readonly title: string
      readonly groups: readonly {
        readonly name: string
        readonly x: readonly number[]
        readonly y: readonly number[]
      }[]
    }
  /** Brightness from 0 to 1, row by row from the top left. */
  | {
      readonly kind: 'image'
      readonly title: string
      readonly width: number
      readonly height: number
      readonly pixels: readonly number[]
    }
  /** A score for each cell of a grid, row by row from the bottom left; a score above 0 is the class of label 1. */
  | {
      readonly kind: 'boundary'
      readonly title: string
      readonly xMin: number
      readonly xMax: number
      readonly yMin: number
      readonly yMax: number
      readonly columns: number
      readonly rows: number
      readonly scores: readonly number[]
      readonly points: readonly { readonly x: number; readonly y: number; readonly label: number }[]
    }
  /** `counts[truth][prediction]`. */
  | {
      readonly kind: 'confusion'
      readonly title: string
      readonly classes: readonly string[]
      readonly counts: readonly (readonly number[])[]
    }

/** What a run found of its training, or (with an empty history) of what it plots without any. */
export type RunTraining = Omit<Training, 'shownPass' | 'trouble'>

/** What the panel shows of a training run beside its graph. */
export interface Training {
  readonly history: PassHistory
  readonly plots: readonly Plot[]
  /** The pass whose numbers the graph, the code and the plots show. */
  readonly shownPass: number
  /** Why the pass that was asked for is not shown; null: it is. */
  readonly trouble: string | null
  /** Passes of the whole run; while it goes on, so far. */
  readonly passes: number
}
