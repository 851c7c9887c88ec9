// Writes a run as JSON for other programs; the shape is described in the usage text.
import { isConstant, listInputs, readOpName } from './nodeReading.ts'
import { writeScopePath } from './scopePath.ts'
import { placeOfNode } from './siteLookup.ts'
import type { Place } from '../protocol/explanation.ts'
import type { Problem } from '../protocol/problem.ts'
import type { GraphColumns, Snapshot } from '../protocol/snapshot.ts'
import type { RunTraining } from '../protocol/training.ts'
import { createLocator, type Locate, type Range } from './locate.ts'
import type { Report } from './report.ts'

/** JSON has no NaN and no infinities, and null means "not known". */
type JsonNumber = number | 'NaN' | 'Infinity' | '-Infinity'

/** All null where the place is not known. */
type JsonRange = { readonly [K in keyof Range]: number | null }

interface JsonNode extends JsonRange {
  readonly id: number
  readonly op: string
  readonly label: string | null
  readonly data: JsonNumber
  readonly grad: JsonNumber | null
  readonly inputs: readonly number[]
  readonly scope: string
}

/**
 * The report in pieces, so that a large one need not be made in one go. `drawn`: only these nodes, and the constants that
 * stand in their operations.
 */
export function* writeJsonReport(report: Report, drawn?: ReadonlySet<number>): Generator<string> {
  const { file, backward, snapshot, prints, problems } = report
  const locate = createLocator(report.textOf)
  const count = snapshot?.graph.op.length ?? 0
  yield '{\n'
  yield* writeEntry('file', file)
  yield* writeEntry('root', count > 0 ? count - 1 : null)
  yield* writeEntry('backward', backward)
  yield* writeEntry('passes', snapshot?.passes ?? 0)
  yield* writeEntry('training', snapshot?.training ? writeTraining(snapshot.training) : null)
  yield* writeList('nodes', snapshot ? listNodes(report, snapshot, locate, drawn) : [])
  yield* writeList('prints', prints)
  yield* writeList('problems', problems.map((problem) => describeProblem(report, problem, locate)), '\n') // prettier-ignore
  yield '}\n'
}

function* writeEntry(key: string, value: unknown): Generator<string> {
  yield `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`
}

/** Lists have one line an element: a node is read, or found by a text search, in one line. */
function* writeList(key: string, values: Iterable<unknown>, end = ',\n'): Generator<string> {
  let isEmpty = true
  yield `  ${JSON.stringify(key)}: [`
  for (const value of values) {
    yield `${isEmpty ? '\n' : ',\n'}    ${JSON.stringify(value)}`
    isEmpty = false
  }
  yield `${isEmpty ? '' : '\n  '}]${end}`
}

function* listNodes(
  report: Report,
  snapshot: Snapshot,
  locate: Locate,
  drawn: ReadonlySet<number> | undefined,
): Generator<JsonNode> {
  const { graph, strings } = snapshot
  const users = findUsers(graph)
  const ranges = new Map<string, Range>()
  const writePath = rememberLast((scope) => writeScopePath(snapshot, scope))
  for (let id = 0; id < graph.op.length; id++) {
    const isDrawn = drawn?.has(isConstant(graph, id) ? Math.floor((users[id] ?? -1) / 2) : id) ?? true
    if (!isDrawn) continue
    const isKnown = (graph.pass[id] ?? -1) >= 0 && !isConstant(graph, id)
    const place = findPlace(snapshot, id, users)
    yield {
      id,
      op: readOpName(graph, id),
      label: strings[graph.label[id] ?? -1] ?? null,
      data: writeNumber(graph.data[id] ?? NaN),
      grad: isKnown ? writeNumber(graph.grad[id] ?? NaN) : null,
      inputs: listInputs(graph, id),
      ...(place ? findRange(place, locate, ranges) : nowhere),
      scope: writePath(graph.scope[id] ?? 0),
      ...nameOtherFile(report, place?.file ?? report.entry),
    }
  }
}

const nowhere = { line: null, column: null, endLine: null, endColumn: null }

/** A place has many nodes: what is made in a loop is made there each time. */
function findRange(place: Place, locate: Locate, known: Map<string, Range>): Range {
  const key = `${place.start} ${place.end} ${place.file}`
  const range = known.get(key) ?? locate(place.file, place)
  known.set(key, range)
  return range
}

/** Nodes of one scope stand together. */
function rememberLast(write: (scope: number) => string): (scope: number) => string {
  let [last, text] = [-1, '']
  return (scope) => {
    if (scope !== last) [last, text] = [scope, write(scope)]
    return text
  }
}

/** For each constant the first operation with a place that uses it, twice its id plus the slot; −1 for all else. */
function findUsers(graph: GraphColumns): Int32Array {
  const users = new Int32Array(graph.op.length).fill(-1)
  for (let id = 0; id < users.length; id++) {
    if (graph.site[id] === 0) continue
    for (const [slot, input] of listInputs(graph, id).entries()) {
      if (users[input] === -1 && isConstant(graph, input)) users[input] = 2 * id + slot
    }
  }
  return users
}

/** A constant stands where the operation that uses it has written it. */
function findPlace(snapshot: Snapshot, id: number, users: Int32Array): Place | null {
  const own = placeOfNode(snapshot, id)
  const user = users[id] ?? -1
  if (own || user < 0) return own
  const consumer = Math.floor(user / 2)
  const place = placeOfNode(snapshot, consumer)
  const operand = snapshot.program.sites[snapshot.graph.site[consumer] ?? 0]?.operands[user % 2]
  return place && operand ? { ...place, start: operand.start, end: operand.end } : place
}

function describeProblem(report: Report, problem: Problem, locate: Locate): object {
  const { severity, message, code, file } = problem
  return { severity, message, code, ...locate(file, problem), ...nameOtherFile(report, file) }
}

function nameOtherFile({ entry, showPath }: Report, path: string): { file?: string } {
  return path === entry ? {} : { file: showPath(path) }
}

/** What a run found of its training, with numbers that JSON can hold. */
function writeTraining({ passes, history, plots }: RunTraining): unknown {
  const safe: unknown = JSON.parse(
    JSON.stringify({ passes, history, plots }, (_, x: unknown) => (typeof x === 'number' ? writeNumber(x) : x)),
  )
  return safe
}

function writeNumber(x: number): JsonNumber {
  if (Number.isFinite(x)) return x
  return Number.isNaN(x) ? 'NaN' : x > 0 ? 'Infinity' : '-Infinity'
}
