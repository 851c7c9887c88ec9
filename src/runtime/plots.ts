// The user's `plot`: keeps what is to be drawn, a plot a title, and evaluates models without a trace in the graph.
import type { Plot } from '../protocol/training.ts'
import { createBoundaryFigure } from './boundaryPlot.ts'
import { createLineFigure, type LineFigure } from './linePlot.ts'
import type { Machine } from './machine.ts'
import type { Naming } from './naming.ts'
import { checkCount, createPlotInput, readTitle } from './plotInput.ts'
import { readConfusion, readImage, readScatter } from './stillPlots.ts'

export interface Plots {
  readonly calls: Readonly<
    Record<'line' | 'scatter' | 'image' | 'boundary' | 'confusion', (...args: unknown[]) => void>
  >
  /** In the order in which their titles came up. Boundaries show the models as they are now. */
  readonly write: () => Plot[]
  /** Nodes that models made for plots. */
  readonly countHidden: () => number
}

interface Figure {
  readonly line?: LineFigure
  readonly write: () => Plot | null
}

const maxPlots = 50

export function createPlots({ engine, random }: Machine, naming: Naming): Plots {
  const input = createPlotInput(engine.calls.$num)
  const figures = new Map<string, Figure>()
  let hidden = 0

  const put = (title: string, figure: Figure): void => {
    if (!figures.has(title)) checkCount(figures.size + 1, maxPlots, 'Plots of one program')
    figures.set(title, figure)
  }
  const putStill = (plot: Plot): void => put(plot.title, { write: () => plot })

  /** Returns how many nodes it made. What is made meanwhile leaves nothing behind, has no names and takes no random numbers from the program. */
  const evaluateHidden = (evaluate: () => void): number => {
    const { tape, calls } = engine
    const { made } = tape
    const scope = calls.$here()
    const restore = random.save()
    naming.mute(true)
    try {
      engine.evaluateAside(evaluate)
    } finally {
      hidden += tape.made - made
      naming.mute(false)
      restore()
      calls.$leave(scope)
    }
    return tape.made - made
  }

  const calls: Plots['calls'] = {
    line: (given, ys) => {
      const title = readTitle(given, 'plot.line')
      const line = figures.get(title)?.line ?? createLineFigure(title, input)
      line.draw(ys)
      put(title, { line, write: line.write })
    },
    scatter: (title, points, labels) => putStill(readScatter(readTitle(title, 'plot.scatter'), points, labels, input)),
    image: (title, rows) => putStill(readImage(readTitle(title, 'plot.image'), rows, input)),
    boundary: (model, points, labels, given) => {
      const title =
        given === undefined ? 'decision boundary' : readTitle(given, 'plot.boundary(model, points, labels, …)')
      const figure = createBoundaryFigure(title, model, points, labels, input, evaluateHidden)
      put(title, { write: () => figure.write(evaluateHidden) })
    },
    confusion: (...given) => putStill(readConfusion(given, input)),
  }
  return {
    calls,
    write: () => [...figures.values()].map(({ write }) => write()).filter((plot) => plot !== null),
    countHidden: () => hidden,
  }
}
