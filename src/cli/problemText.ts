// Writes a problem as compilers do: place, severity, message, and the line with what is meant underlined.
import { measureColumns } from '../graph/displayWidth.ts'
import type { Problem } from '../protocol/problem.ts'
import { createLocator } from '../graph/locate.ts'
import type { Paint } from './paint.ts'
import type { Report } from '../graph/report.ts'

const maxLineColumns = 160
const severityColours = { error: 'red', warning: 'yellow', information: 'cyan' } as const

export function writeProblem(problem: Problem, report: Report, paint: Paint): string[] {
  const { severity, message, file, start } = problem
  const locate = createLocator(report.textOf)
  const { line, column, endLine, endColumn } = locate(file, problem)
  const place = paint('bold', `${report.showPath(file)}:${line}:${column}`)
  const first = `${place}  ${paint(severityColours[severity], severity)}  ${tidy(message)}`
  const source = readLine(report.textOf(file), start - (column - 1))
  const end = endLine === line ? endColumn - 1 : source.length
  const frames = problem.related.map((frame) => {
    const at = locate(frame.file, frame)
    return `    ${report.showPath(frame.file)}:${at.line}:${at.column}  ${tidy(frame.message)}`
  })
  return [first, ...underline(source, column - 1, end, paint), ...frames]
}

function readLine(text: string, start: number): string {
  return /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? ''
}

function underline(source: string, start: number, end: number, paint: Paint): string[] {
  if (source.trim() === '') return []
  const indent = source.length - source.trimStart().length
  // Of a very long line only the place itself is of use.
  const from = start <= maxLineColumns ? Math.min(indent, start) : start
  const shown = expandTabs(source.slice(from, from + maxLineColumns))
  const before = expandTabs(source.slice(from, start))
  const meant = expandTabs(source.slice(start, Math.max(start, Math.min(end, from + maxLineColumns))))
  const carets = '^'.repeat(Math.max(1, measureColumns(meant)))
  return [`    ${shown.trimEnd()}`, `    ${' '.repeat(measureColumns(before))}${paint('red', carets)}`]
}

function expandTabs(text: string): string {
  return text.replaceAll('\t', '    ')
}

/** A message is a line or two of words; nothing in it may steer the terminal. */
function tidy(message: string): string {
  return message.replace(/\s+/gu, ' ').replace(/\p{Control}/gu, '\ufffd')
}
