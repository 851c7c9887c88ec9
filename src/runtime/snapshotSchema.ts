// The check at the trust boundary: whatever the sandboxed process answers is data of a known shape and size, or nothing.
import * as v from 'valibot'
import { opNames } from '../core/ops.ts'
import type { FromProcess } from '../protocol/processMessages.ts'
import type { Program } from '../protocol/program.ts'
import type { ScopeColumns } from '../protocol/snapshot.ts'

/** More than this memory limits of any sense allow. */
const maxNodes = 50_000_000
const maxRows = 5_000_000
const maxLabel = 200
const maxMessage = 2_000
const maxPrint = 200_000
const maxPrints = 20_001
const maxProblems = 1_000

/** The reply as the host may use it; null when it is not one. The program of its snapshot is the host's own. */
export function checkReply(reply: unknown, program: Program): FromProcess | null {
  const result = v.safeParse(makeReplySchema(program), reply)
  if (!result.success) return null
  const { output } = result
  if (output.type !== 'done') return output
  const { files, sites, uses } = program
  return { ...output, snapshot: { ...output.snapshot, program: { files, sites, uses } } }
}

const clamped = (length: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => (text.length > length ? `${text.slice(0, length)}…` : text)),
  )
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const below = (limit: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Math.max(limit - 1, 0)))
const list = <Item extends v.GenericSchema>(item: Item, length: number) => v.pipe(v.array(item), v.maxLength(length))

const severity = v.picklist(['error', 'warning', 'information'])
const code = v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,50}$/))

const prints = list(clamped(maxPrint), maxPrints)

function makeProblemSchema(files: readonly string[]) {
  const span = { file: v.picklist(files), start: count, end: count }
  const related = list(v.object({ message: clamped(maxMessage), ...span }), 100)
  return v.object({ severity, message: clamped(maxMessage), code, ...span, related })
}

function makeReplySchema(program: Program) {
  const moduleIndex = below(program.modules.length)
  const problem = makeProblemSchema(program.files)
  const raised = v.object({
    severity,
    message: clamped(maxMessage),
    code,
    frames: list(v.object({ module: moduleIndex, line: count, column: count, functionName: clamped(maxLabel) }), 100),
    statement: below(program.sites.length),
  })
  return v.variant('type', [
    v.object({ type: v.literal('ready') }),
    v.object({
      type: v.literal('failed'),
      problems: list(problem, maxProblems),
      raised: list(raised, maxProblems),
      prints,
    }),
    v.object({
      type: v.literal('done'),
      raised: list(raised, maxProblems),
      snapshot: makeSnapshotSchema(program.sites.length, program.files),
    }),
  ])
}

function makeSnapshotSchema(sites: number, files: readonly string[]) {
  const site = below(sites)
  const id = v.pipe(v.number(), v.integer(), v.minValue(-1))
  const anyNumber = v.custom<number>((x) => typeof x === 'number')
  const node = v.object({
    op: v.picklist(opNames),
    label: v.nullable(clamped(maxLabel)),
    data: anyNumber,
    grad: v.nullable(anyNumber),
    id,
  })
  const summary = v.object({
    site,
    count,
    minData: anyNumber,
    meanData: anyNumber,
    maxData: anyNumber,
    last: node,
    lastInGraph: id,
  })
  const graph = v.object({
    op: v.instance(Uint8Array),
    in0: v.instance(Int32Array),
    in1: v.instance(Int32Array),
    data: v.instance(Float64Array),
    grad: v.instance(Float64Array),
    pass: v.instance(Int32Array),
    site: v.instance(Uint32Array),
    scope: v.instance(Uint32Array),
    label: v.instance(Int32Array),
  })
  return v.pipe(
    v.object({
      graph,
      strings: list(clamped(maxLabel), maxRows),
      scopes: v.object({
        parent: v.instance(Int32Array),
        site: v.instance(Uint32Array),
        index: v.instance(Int32Array),
      }),
      summaries: list(summary, sites),
      statements: list(v.object({ key: clamped(maxMessage), site, isBlock: v.boolean(), node }), maxRows),
      rootName: v.nullable(clamped(maxMessage)),
      chosenRoot: v.nullable(clamped(maxMessage)),
      passes: count,
      rootHasPass: v.boolean(),
      prints,
      problems: list(makeProblemSchema(files), maxProblems),
      nodesMade: count,
      milliseconds: v.pipe(v.number(), v.finite(), v.minValue(0)),
    }),
    v.check((snapshot) => {
      const nodes = snapshot.graph.op.length
      const ids = [
        ...snapshot.statements.map((statement) => statement.node.id),
        ...snapshot.summaries.map((s) => s.lastInGraph),
      ]
      return (
        checkScopes(snapshot.scopes, sites) &&
        checkColumns(snapshot.graph, sites, snapshot.scopes.parent.length, snapshot.strings.length) &&
        ids.every((known) => known < nodes) &&
        snapshot.summaries.every(({ last }) => last.id < nodes)
      )
    }, 'the graph refers to something that is not there'),
  )
}

/** Columns of one length, at least the whole program's row, every parent before its row. */
function checkScopes({ parent, site, index }: ScopeColumns, sites: number): boolean {
  const n = parent.length
  if (n < 1 || n > maxNodes || site.length !== n || index.length !== n || parent[0] !== 0) return false
  for (let row = 0; row < n; row++) {
    const outer = parent[row] as number
    if (outer < 0 || (outer >= row && row > 0)) return false
    if ((site[row] as number) >= sites || (index[row] as number) < 0) return false
  }
  return true
}

/** Columns of one length, inputs before their node, and every index in range. */
function checkColumns(
  columns: Readonly<
    Record<'op' | 'in0' | 'in1' | 'data' | 'grad' | 'pass' | 'site' | 'scope' | 'label', ArrayLike<number>>
  >,
  sites: number,
  scopes: number,
  strings: number,
): boolean {
  const { op, in0, in1, pass, site, scope, label } = columns
  const n = op.length
  if (n > maxNodes || Object.values(columns).some((column) => column.length !== n)) return false
  for (let id = 0; id < n; id++) {
    const a = in0[id] as number
    const b = in1[id] as number
    if (a < -1 || a >= id || b < -1 || b >= id || (a < 0 && b >= 0)) return false
    if ((op[id] as number) >= opNames.length || (pass[id] as number) < -1) return false
    if ((site[id] as number) >= sites || (scope[id] as number) >= scopes) return false
    const name = label[id] as number
    if (name < -1 || name >= strings) return false
  }
  return true
}
