// The check at the trust boundary: whatever the sandboxed process answers is data of a known shape and size, or nothing.
import * as v from 'valibot'
import { opNames } from '../core/ops.ts'
import type { FromProcess } from '../protocol/processMessages.ts'
import type { Program } from '../protocol/program.ts'
import { trainingSchema } from './trainingSchema.ts'

/** More than this memory limits of any sense allow. */
const maxNodes = 50_000_000
const maxRows = 5_000_000
const maxLabel = 200
const maxMessage = 2_000
const maxPrint = 200_000
const maxPrints = 20_001
const maxProblems = 1_000

/**
 * The reply as the host may use it; null when it is not one. The program of its tables is the host's own. The columns of the
 * graph come later and have a check of their own.
 */
export function checkReply(reply: unknown, program: Program): FromProcess | null {
  const result = v.safeParse(makeReplySchema(program), reply)
  if (!result.success) return null
  const { output } = result
  if (output.type !== 'done') return output
  const { files, sites, uses } = program
  return { ...output, tables: { ...output.tables, program: { files, sites, uses } } }
}

function cutText(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}

const clamped = (length: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => cutText(text, length)),
  )
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const below = (limit: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Math.max(limit - 1, 0)))
/** As many as there are nodes, and so without a schema for each. */
const texts = v.pipe(
  v.custom<readonly string[]>((x) => Array.isArray(x) && x.length <= maxRows && x.every((y) => typeof y === 'string')),
  v.transform((items) => items.map((item) => cutText(item, maxLabel))),
)
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
    v.pipe(
      v.object({
        type: v.literal('done'),
        raised: list(raised, maxProblems),
        nodes: v.pipe(count, v.maxValue(maxNodes)),
        scopes: v.pipe(count, v.minValue(1), v.maxValue(maxNodes)),
        tables: makeTablesSchema(program.sites.length, program.files),
      }),
      v.check(({ nodes, tables }) => {
        const { statements, summaries } = tables
        return (
          statements.every(({ node }) => node.id < nodes) &&
          summaries.every(({ last, lastInGraph }) => last.id < nodes && lastInGraph < nodes)
        )
      }, 'the tables refer to a node that is not there'),
    ),
  ])
}

function makeTablesSchema(sites: number, files: readonly string[]) {
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
  return v.object({
    strings: texts,
    summaries: list(summary, sites),
    statements: list(v.object({ key: clamped(maxMessage), site, isBlock: v.boolean(), node }), maxRows),
    rootName: v.nullable(clamped(maxMessage)),
    chosenRoot: v.nullable(clamped(maxMessage)),
    passes: count,
    training: v.nullable(trainingSchema),
    rootHasPass: v.boolean(),
    prints,
    problems: list(makeProblemSchema(files), maxProblems),
    nodesMade: count,
    milliseconds: v.pipe(v.number(), v.finite(), v.minValue(0)),
  })
}
