// A confusion matrix as a table: rows are the truth, columns the prediction, the ground of a cell its share of the row.
import type { Plot } from '../../protocol/training.ts'
import { buildElement } from '../buildElement.ts'
import { writeCount } from '../statusText.ts'
import { createChartFigure } from './chartFigure.ts'
import type { Figure } from './passFigure.ts'

export type Confusion = Extract<Plot, { kind: 'confusion' }>

/** The strongest tint: a number on it is still read. */
const strongest = 55

export function createConfusionFigure(): Figure<Confusion> {
  const table = buildElement('table', { class: 'confusion' })
  const figure = createChartFigure('confusion', null, [table])
  return {
    element: figure.element,
    update({ title, classes, counts }) {
      const { right, total } = countRight(counts)
      const share = total === 0 ? '–' : `${((100 * right) / total).toFixed(1)} % right`
      const summary = `${title}: confusion matrix of ${classes.length} classes, ${writeCount(right)} of ${writeCount(total)} right`
      figure.describe({ title, aside: share, summary })
      figure.note('', 'rows: truth · columns: prediction')
      const head = ['', ...classes].map((name) => buildElement('th', { scope: 'col' }, [name]))
      const rows = classes.map((name, truth) =>
        buildElement('tr', {}, [
          buildElement('th', { scope: 'row' }, [name]),
          ...classes.map((predicted, i) =>
            buildCell(counts[truth] ?? [], i, i === truth, `${name} taken for ${predicted}`),
          ),
        ]),
      )
      table.replaceChildren(buildElement('thead', {}, [buildElement('tr', {}, head)]), buildElement('tbody', {}, rows))
    },
    resize: () => undefined,
    repaint: () => undefined,
  }
}

export function countRight(counts: readonly (readonly number[])[]): { readonly right: number; readonly total: number } {
  let [right, total] = [0, 0]
  for (const [truth, row] of counts.entries()) {
    right += row[truth] ?? 0
    for (const count of row) total += count
  }
  return { right, total }
}

function buildCell(row: readonly number[], column: number, isRight: boolean, title: string): HTMLElement {
  const count = row[column] ?? 0
  const share =
    count /
    Math.max(
      row.reduce((sum, other) => sum + other, 0),
      1,
    )
  const cell = buildElement('td', { class: isRight ? 'right' : 'wrong', title: `${title}: ${writeCount(count)}` }, [
    count === 0 ? '·' : writeCount(count),
  ])
  cell.style.setProperty('--gg-share', `${(share * strongest).toFixed(1)}%`)
  return cell
}
