// Writes a run as a table a person likes to read, then what the program printed and its problems.
import { keepEnd, keepStart } from '../graph/displayWidth.ts'
import { findSign, formatNumber } from '../graph/formatNumber.ts'
import { createNamer } from '../graph/nameNodes.ts'
import { isConstant, writeMade } from '../graph/nodeReading.ts'
import { placeOfNode } from '../graph/siteLookup.ts'
import { describeGraph, describeRoot, writeCount } from '../graph/summary.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
import type { RunTraining } from '../protocol/training.ts'
import { createLocator } from '../graph/locate.ts'
import type { Paint } from './paint.ts'
import { writeProblem } from './problemText.ts'
import type { Report } from '../graph/report.ts'
import { writeTable, type Cell } from './textTable.ts'

/** Longer tables list the values with a name only, and of those as many as this. */
const maxRows = 300
const maxLabelColumns = 40
const maxMadeColumns = 48
const maxLosses = 9

export function writeTextReport(report: Report, paint: Paint): string {
  const { snapshot, prints, problems } = report
  const sections = [
    snapshot ? writeGraph(report, snapshot, paint) : [],
    snapshot?.training ? writeLosses(snapshot.training, paint) : [],
    prints.length > 0
      ? [paint('dim', 'printed'), ...prints.flatMap((print) => makeHarmless(print).split('\n').map(indent))]
      : [],
    problems.flatMap((problem) => writeProblem(problem, report, paint)),
  ]
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

function writeGraph(report: Report, snapshot: Snapshot, paint: Paint): string[] {
  const summary = describeGraph(snapshot)
  const ids = [...snapshot.graph.op.keys()].filter((id) => !isConstant(snapshot.graph, id))
  if (ids.length === 0) return [`${paint('bold', report.file)}  ${paint('dim', summary)}`]
  const [root = ''] = describeRoot(snapshot).split(' · ')
  const named = ids.filter((id) => (snapshot.graph.label[id] ?? -1) >= 0)
  const shown = ids.length <= maxRows ? ids : named.slice(-maxRows)
  const rest = ids.length - shown.length
  return [
    `${paint('bold', report.file)}  ${root} · ${paint('dim', summary)}`,
    '',
    ...writeTable([writeHead(paint), ...listRows(report, snapshot, shown, paint)]).map(indent),
    ...(rest > 0 ? ['', indent(`and ${writeCount(rest, 'more value')}: --format json has all.`)] : []),
  ]
}

/** The losses of some passes, from the first to the last. */
function writeLosses({ history: { pass, loss }, passes }: RunTraining, paint: Paint): string[] {
  const dim = (text: string): string => paint('dim', text)
  const gaps = Math.min(maxLosses, pass.length) - 1
  const rows = Array.from({ length: gaps + 1 }, (_, i) => Math.round((i * (pass.length - 1)) / gaps))
  return [
    `${paint('bold', 'training')}  ${dim(writeCount(passes, 'pass', 'passes'))}`,
    '',
    ...writeTable([
      [
        { text: 'pass', isRight: true, paint: dim },
        { text: 'loss', isRight: true, paint: dim },
      ],
      ...rows.map((at): Cell[] => [
        { text: (pass[at] ?? 0).toLocaleString('en'), isRight: true },
        { text: formatNumber(loss[at] ?? NaN), isRight: true },
      ]),
    ]).map(indent),
  ]
}

function writeHead(paint: Paint): Cell[] {
  const dim = (text: string): string => paint('dim', text)
  return [
    { text: 'value', paint: dim },
    { text: 'made by', paint: dim },
    { text: 'data', isRight: true, paint: dim },
    { text: 'grad', isRight: true, paint: dim },
    { text: 'place', paint: dim },
  ]
}

function listRows(report: Report, snapshot: Snapshot, ids: readonly number[], paint: Paint): Cell[][] {
  const { graph, strings } = snapshot
  const { name: nameNode } = createNamer(snapshot, report.textOf)
  const locate = createLocator(report.textOf)
  return ids.map((id) => {
    const grad = (graph.pass[id] ?? -1) < 0 ? null : (graph.grad[id] ?? NaN)
    const sign = findSign(grad)
    const place = placeOfNode(snapshot, id)
    const at = place && locate(place.file, place)
    const file = place && place.file !== report.entry ? `${report.showPath(place.file)}:` : ''
    return [
      { text: keepEnd(strings[graph.label[id] ?? -1] ?? '', maxLabelColumns), paint: (text) => paint('bold', text) },
      { text: keepStart(writeMade(graph, id, nameNode), maxMadeColumns) },
      { text: formatNumber(graph.data[id] ?? NaN), isRight: true },
      {
        text: grad === null ? '–' : formatNumber(grad),
        isRight: true,
        paint: (text) => paint(sign === 1 ? 'blue' : sign === -1 ? 'yellow' : 'dim', text),
      },
      { text: at ? `${file}${at.line}:${at.column}` : '', paint: (text) => paint('dim', text) },
    ]
  })
}

function indent(line: string): string {
  return line === '' ? '' : `  ${line}`
}

/** What a program prints may not steer the terminal. */
function makeHarmless(text: string): string {
  return text.replace(/(?![\n\t])\p{Control}/gu, '\ufffd')
}
