// Turns what is on the tape at the end of a run into the one immutable snapshot that everything else reads.
import type { Engine } from '../core/engine.ts'
import type { Problem } from '../protocol/problem.ts'
import type { Program } from '../protocol/program.ts'
import type { RunTraining } from '../protocol/training.ts'
import type { NodeSummary, SnapshotTables, StatementValue } from '../protocol/snapshot.ts'
import type { ClassFields } from './classFields.ts'
import { nameLastOp } from './expandSums.ts'
import { extractGraph, type ExtractedGraph } from './graphColumns.ts'
import type { Machine } from './machine.ts'
import type { Naming } from './naming.ts'
import { findParameterPaths } from './parameterPaths.ts'
import type { SiteTally } from './siteSummaries.ts'
import { settleRoot, type TopLevel } from './topLevel.ts'

export interface FinishedRun {
  readonly machine: Machine
  readonly program: Program
  readonly top: TopLevel
  readonly naming: Naming
  readonly classFields: ClassFields
  /** See `findParameterPaths`. */
  readonly hasGetters: boolean
  /** Statement key of the root the user chose. */
  readonly root: string | null
  readonly prints: readonly string[]
  readonly problems: readonly Problem[]
  readonly training: RunTraining | null
  readonly tally: SiteTally
  /** Nodes that are none of the program's own. */
  readonly hidden: number
  /** The program is held at the end of a pass; else it has ended. */
  readonly isAtPass: boolean
}

export interface BuiltSnapshot {
  /** Where `milliseconds` is left 0. */
  readonly tables: SnapshotTables
  /** The columns, still on the tape. */
  readonly graph: ExtractedGraph
}

/** Runs the pass of the chosen root where one is still needed; at a pass its own root is shown, and nothing is changed. */
export function buildSnapshot(run: FinishedRun): BuiltSnapshot {
  const { machine, program, top, naming, root, prints, problems, training } = run
  const { engine } = machine
  const { tape, nodeOf } = engine
  const { node: rootNode, chosenKey } = run.isAtPass
    ? { node: tape.lastRoot, chosenKey: null }
    : settleRoot(engine, top, program.statements, root)
  const readLabel = createLabelReader(run)
  const graph = extractGraph(engine, rootNode, program.sites.length, readLabel)
  const findId = graph.nodes.find

  const summarise = (node: number): NodeSummary => summariseNode(engine, node, readLabel(node), findId(node))
  const statements = program.statements.flatMap(({ key, site, isBlock }, at): StatementValue[] => {
    const node = nodeOf(top.values[at])
    return node < 0 ? [] : [{ key, site, isBlock, node: summarise(node) }]
  })
  const tables: SnapshotTables = {
    program: { files: program.files, sites: program.sites, uses: program.uses },
    strings: graph.strings,
    summaries: run.tally.summarise({ namedAt: naming.namedAt, nodes: graph.nodes, summarise }),
    statements,
    rootName: rootNode < 0 ? null : nameRoot(chosenKey, statements, findId(rootNode), readLabel(rootNode)),
    chosenRoot: chosenKey,
    passes: tape.passes,
    training,
    rootHasPass: rootNode >= 0 && rootNode === tape.lastRoot,
    prints,
    problems,
    nodesMade: tape.made - run.hidden,
    milliseconds: 0,
  }
  return { tables, graph }
}

/** `id`: in the graph, −1 where it is not part of it. */
export function summariseNode({ tape }: Engine, node: number, label: string | undefined, id: number): NodeSummary {
  return {
    op: nameLastOp(tape, node),
    label: label ?? null,
    data: tape.readData(node),
    grad: tape.readPass(node) < 0 ? null : tape.readGrad(node),
    id,
  }
}

/** The label of a node: the user's own, a path inside a module, the name in the source. */
function createLabelReader({ machine: { engine }, top, classFields, hasGetters }: FinishedRun) {
  const { tape, labels } = engine
  const named = new Set(top.values.map(engine.nodeOf))
  const paths = findParameterPaths(engine, top.structures, classFields, named, hasGetters)
  return (asked: number): string | undefined => {
    const node = tape.findNewest(asked)
    return labels.getOwn(node) ?? paths.get(node) ?? (labels.getGiven(node) || undefined)
  }
}

/** What to call the root in sentences. */
function nameRoot(
  chosenKey: string | null,
  statements: readonly StatementValue[],
  id: number,
  label: string | undefined,
): string {
  return chosenKey ?? label ?? statements.findLast(({ node }) => node.id === id)?.key ?? 'root'
}
