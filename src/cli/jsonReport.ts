// Writes a run as JSON for other programs; the shape is described in the usage text.
import { isConstant, listInputs, readOpName } from '../graph/nodeReading.ts'
import { writeScopePath } from '../graph/scopePath.ts'
import { placeOfNode } from '../graph/siteLookup.ts'
import type { Place } from '../protocol/explanation.ts'
import type { Problem } from '../protocol/problem.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
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

export function writeJsonReport(report: Report): string {
  const { file, backward, snapshot, prints, problems } = report
  const locate = createLocator(report.textOf)
  const count = snapshot?.graph.op.length ?? 0
  const content = {
    file,
    root: count > 0 ? count - 1 : null,
    backward,
    passes: snapshot?.passes ?? 0,
    nodes: snapshot ? listNodes(report, snapshot, locate) : [],
    prints,
    problems: problems.map((problem) => describeProblem(report, problem, locate)),
  }
  return `{\n${Object.entries(content).map(writeEntry).join(',\n')}\n}\n`
}

/** Lists have one line an element: a node is read, or found by a text search, in one line. */
function writeEntry([key, value]: readonly [string, unknown]): string {
  const isList = Array.isArray(value) && value.length > 0
  const text = isList
    ? `[\n${value.map((element) => `    ${JSON.stringify(element)}`).join(',\n')}\n  ]`
    : JSON.stringify(value)
  return `  ${JSON.stringify(key)}: ${text}`
}

function listNodes(report: Report, snapshot: Snapshot, locate: Locate): JsonNode[] {
  const { graph, strings } = snapshot
  const places = findPlaces(snapshot)
  return Array.from(graph.op, (_, id) => {
    const isKnown = (graph.pass[id] ?? -1) >= 0 && !isConstant(graph, id)
    const place = places[id] ?? null
    return {
      id,
      op: readOpName(graph, id),
      label: strings[graph.label[id] ?? -1] ?? null,
      data: writeNumber(graph.data[id] ?? NaN),
      grad: isKnown ? writeNumber(graph.grad[id] ?? NaN) : null,
      inputs: listInputs(graph, id),
      ...(place ? locate(place.file, place) : { line: null, column: null, endLine: null, endColumn: null }),
      scope: writeScopePath(snapshot, graph.scope[id] ?? 0),
      ...nameOtherFile(report, place?.file ?? report.entry),
    }
  })
}

/** A constant stands where the operation that uses it has written it. */
function findPlaces(snapshot: Snapshot): (Place | null)[] {
  const { graph, program } = snapshot
  const places = Array.from(graph.op, (_, id) => placeOfNode(snapshot, id))
  for (const id of graph.op.keys()) {
    const place = places[id]
    for (const [slot, input] of listInputs(graph, id).entries()) {
      if (!place || places[input] || !isConstant(graph, input)) continue
      const operand = program.sites[graph.site[id] ?? 0]?.operands[slot] ?? place
      places[input] = { file: place.file, start: operand.start, end: operand.end }
    }
  }
  return places
}

function describeProblem(report: Report, problem: Problem, locate: Locate): object {
  const { severity, message, code, file } = problem
  return { severity, message, code, ...locate(file, problem), ...nameOtherFile(report, file) }
}

function nameOtherFile({ entry, showPath }: Report, path: string): { file?: string } {
  return path === entry ? {} : { file: showPath(path) }
}

function writeNumber(x: number): JsonNumber {
  if (Number.isFinite(x)) return x
  return Number.isNaN(x) ? 'NaN' : x > 0 ? 'Infinity' : '-Infinity'
}
