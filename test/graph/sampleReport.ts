// A report of a small run with known numbers, for what writes reports.
import type { Report } from '../../src/graph/report.ts'
import type { Problem } from '../../src/protocol/problem.ts'
import type { RunTraining } from '../../src/protocol/training.ts'
import { placeSource } from './placedSnapshot.ts'

const source = `const a = value(2)
const b = value(-3)
const c = value(10)
const e = a * b
const d = e + c * 2
`
const { snapshot } = placeSource(source)
export const report: Report = {
  file: 'lessons/first.nn.ts',
  entry: 'main.nn.ts',
  backward: 'd',
  snapshot,
  prints: [],
  problems: [],
  textOf: (path) => (path === 'main.nn.ts' ? source : ''),
  showPath: (path) => (path === 'main.nn.ts' ? 'lessons/first.nn.ts' : path),
}

/** A training of one parameter, with these losses. */
export function sampleTraining(loss: readonly number[]): RunTraining {
  const none = loss.map(() => null)
  const history = { pass: [...loss.keys()], epoch: none, loss, validation: none, groups: [] }
  return { history, plots: [], passes: loss.length }
}

/** A problem at the first place of `needle`. */
export function makeProblem(needle: string, rest: Partial<Problem> = {}): Problem {
  const start = source.indexOf(needle)
  const place = { file: 'main.nn.ts', start, end: start + needle.length, related: [] }
  return { severity: 'error', message: 'This is wrong.', code: 'wrong', ...place, ...rest }
}
