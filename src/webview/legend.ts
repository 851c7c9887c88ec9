// Says what the colours of a heated graph mean: the quantity, and the numbers at both ends of its scale.
import { buildElement, buildSvg } from './buildElement.ts'
import type { PanelModel } from './panelModel.ts'

export interface Legend {
  readonly element: HTMLElement
  render(model: PanelModel): void
}

export function createLegend(): Legend {
  const element = buildElement('div', { class: 'legend', hidden: '' })
  let shown = ''
  return {
    element,
    render({ state, looks }) {
      const scene = state?.scene ?? null
      const { heat } = looks
      element.hidden = heat === 'nothing' || scene === null
      if (heat === 'nothing' || scene === null) return
      const scale = scene.scales[heat]
      const text = JSON.stringify([heat, scale])
      if (text === shown) return
      shown = text
      const name = heat === 'grad' ? '|grad|' : '|data|'
      const names = [buildElement('span', { class: 'legend-name' }, [name])]
      if (!scale) {
        const words = heat === 'grad' ? 'no gradient yet: run backward to see its heat' : 'nothing but zeros'
        return element.replaceChildren(...names, buildElement('span', { class: 'quiet' }, [words]))
      }
      const { min, max } = scale
      element.replaceChildren(
        ...names,
        buildElement('span', { class: 'legend-none', title: heat === 'grad' ? 'zero or not known' : 'zero' }),
        buildElement('span', { class: 'quiet' }, ['0']),
        buildElement('span', { class: 'legend-end' }, [min]),
        buildElement(
          'span',
          { class: 'legend-ramp', title: 'on a logarithmic scale' },
          heat === 'grad' ? [buildWedge()] : [],
        ),
        buildElement('span', { class: 'legend-end' }, [max]),
      )
    },
  }
}

/** The same scale as the width of an edge. */
function buildWedge(): SVGSVGElement {
  const size = { width: '100%', height: '4', viewBox: '0 0 100 4', preserveAspectRatio: 'none' }
  return buildSvg('svg', { class: 'legend-wedge', ...size }, [
    buildSvg('title', {}, ['an edge is the wider the more gradient flows along it']),
    buildSvg('path', { d: 'M0,1.5L100,0V4L0,2.5Z' }),
  ])
}
