// All charts of a training run in their order: loss, the program's plots, then what tells about the layers; updated in place.
import type { Plot, Training } from '../../protocol/training.ts'
import { buildElement } from '../buildElement.ts'
import { createConfusionFigure } from './confusionFigure.ts'
import { createHistogramFigure, type Spreads } from './histogramFigure.ts'
import { createImageFigure } from './imageFigure.ts'
import { createLinePlotFigure } from './linePlotFigure.ts'
import { describePassCharts, type Losses, type PassChart } from './passCharts.ts'
import { createPassFigure, type Figure, type PassFigure } from './passFigure.ts'
import { createBoundaryFigure, createScatterFigure } from './pointFigure.ts'
import { createThemeColors } from './themeColors.ts'

export interface ChartList {
  readonly element: HTMLElement
  /** `training` null: nothing but losses is known yet. */
  update(training: Training | null, losses: Losses): void
  /** Marks the pass in every chart over the passes. */
  show(pass: number): void
}

type AnyFigure = Pick<Figure<never>, 'element' | 'resize' | 'repaint'>

export function createChartList(goTo: (pass: number) => void): ChartList {
  const element = buildElement('div', { class: 'chart-list' })
  const colors = createThemeColors(element, () => {
    for (const figure of figures.values()) figure.repaint()
  })
  const figures = new Map<string, AnyFigure>()
  const passFigures = new Map<string, PassFigure>()
  const owners = new Map<Element, AnyFigure>()
  let shown: number | null = null
  const observer = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) owners.get(target)?.resize(Math.floor(contentRect.width))
  })

  /** The figure of that key, made where there is none. */
  function take<Kind extends AnyFigure>(key: string, create: () => Kind): Kind {
    const known = figures.get(key)
    // A key carries the kind of its figure, so what it names is of that kind.
    if (known) return known as unknown as Kind
    const figure = create()
    figures.set(key, figure)
    const body = figure.element.querySelector('.chart-body')
    if (body) {
      owners.set(body, figure)
      observer.observe(body)
    }
    return figure
  }
  function drop(key: string, figure: AnyFigure): void {
    const body = figure.element.querySelector('.chart-body')
    if (body) {
      observer.unobserve(body)
      owners.delete(body)
    }
    figure.element.remove()
    figures.delete(key)
    passFigures.delete(key)
  }
  function placePassChart(chart: PassChart): string {
    const key = `pass ${chart.id}`
    const figure = take(key, () => createPassFigure(chart, colors, goTo))
    passFigures.set(key, figure)
    figure.show(shown)
    figure.update(chart)
    return key
  }
  function placeSpreads(spreads: Spreads): string {
    take('spreads', createHistogramFigure).update(spreads)
    return 'spreads'
  }
  function placePlot(plot: Plot): string {
    const key = `${plot.kind} ${plot.title}`
    switch (plot.kind) {
      case 'line':
        take(key, () => createLinePlotFigure(colors)).update(plot)
        break
      case 'scatter':
        take(key, createScatterFigure).update(plot)
        break
      case 'image':
        take(key, createImageFigure).update(plot)
        break
      case 'boundary':
        take(key, createBoundaryFigure).update(plot)
        break
      case 'confusion':
        take(key, createConfusionFigure).update(plot)
        break
    }
    return key
  }

  return {
    element,
    update(training, losses) {
      const [loss, ...ofLayers] = describePassCharts(training?.history ?? null, losses)
      const keys = [
        ...(loss ? [placePassChart(loss)] : []),
        ...(training?.plots ?? []).map(placePlot),
        ...ofLayers.map(placePassChart),
        ...(training && ofLayers.length > 0
          ? [placeSpreads({ pass: training.shownPass, groups: training.history.groups })]
          : []),
      ]
      const kept = new Set(keys)
      for (const [key, figure] of figures) if (!kept.has(key)) drop(key, figure)
      for (const [i, key] of [...kept].entries()) {
        const figure = figures.get(key)?.element
        // What stands in its place already is not touched: it may have the keyboard or the pointer.
        const place = element.querySelectorAll(':scope > .chart')[i]
        if (figure && figure !== place) element.insertBefore(figure, place ?? null)
      }
    },
    show(pass) {
      shown = pass
      for (const figure of passFigures.values()) figure.show(pass)
    },
  }
}
