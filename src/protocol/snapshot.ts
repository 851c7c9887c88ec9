// The snapshot: everything one run found, immutable, as columns and tables.
import type { Problem } from './problem.ts'
import type { Program } from './program.ts'
import type { RunTraining } from './training.ts'

/** Numbers from 0, in the narrowest column that holds them. */
export type UnsignedColumn = Uint8Array | Uint16Array | Uint32Array

/** Numbers from −1. */
export type SignedColumn = Int8Array | Int16Array | Int32Array

/**
 * The graph (all that the root depends on) as columns of length n, in tape order: the inputs of a node have smaller ids.
 * `root` is n − 1 where there is a graph. Constants are nodes with the op `const`.
 */
export interface GraphColumns {
  readonly op: Uint8Array
  /** Id of the first and second input, −1 where there is none. */
  readonly in0: Int32Array
  readonly in1: Int32Array
  readonly data: Float64Array
  readonly grad: Float64Array
  /** The latest pass that reached the node; −1: none, the gradient is not known. */
  readonly pass: SignedColumn
  /** Index into `Program.sites`. */
  readonly site: UnsignedColumn
  /** Row of `Snapshot.scopes`. */
  readonly scope: UnsignedColumn
  /** Index into `Snapshot.strings`, −1: no label. */
  readonly label: SignedColumn
}

/** What happened at one site over the whole run, also for nodes that are not part of the graph. */
export interface SiteSummary {
  readonly site: number
  /** How many nodes were made (or named) here. */
  readonly count: number
  readonly minData: number
  readonly meanData: number
  readonly maxData: number
  /** The latest of them. */
  readonly last: NodeSummary
  /** The latest of them that is part of the graph: its id, or −1. */
  readonly lastInGraph: number
}

/** One node, whether or not it is part of the graph. */
export interface NodeSummary {
  /** Op name of core's table. */
  readonly op: string
  readonly label: string | null
  readonly data: number
  /** null: not known. */
  readonly grad: number | null
  /** Id in the graph, −1 where the root does not depend on it. */
  readonly id: number
}

/**
 * Paths of function calls and loop iterations as columns of one length: row 0 is the whole program and its own parent, any
 * other comes after its parent.
 */
export interface ScopeColumns {
  readonly parent: Int32Array
  /** Index into `Program.sites`. */
  readonly site: UnsignedColumn
  /** Which iteration of a loop, from 0; for a call, which call from the same parent scope. */
  readonly index: Int32Array
}

/** A top-level statement that held a Value at the end of its own execution. */
export interface StatementValue {
  readonly key: string
  readonly site: number
  /** See `Statement`. */
  readonly isBlock: boolean
  readonly node: NodeSummary
}

export interface Snapshot {
  readonly program: Pick<Program, 'files' | 'sites' | 'uses'>
  readonly graph: GraphColumns
  readonly strings: readonly string[]
  readonly scopes: ScopeColumns
  readonly summaries: readonly SiteSummary[]
  readonly statements: readonly StatementValue[]
  /** The statement key of the root, or its label, for sentences: "∂L/∂a"; null without a root. */
  readonly rootName: string | null
  /** The key the user chose, where it was found in this run; null when the root was found by rule. */
  readonly chosenRoot: string | null
  /** How many passes ran. */
  readonly passes: number
  /** What the program's own passes were like; null where it made fewer than two. */
  readonly training: RunTraining | null
  /** True when the root is the root of the last pass: the gradients shown are those of this root. */
  readonly rootHasPass: boolean
  readonly prints: readonly string[]
  readonly problems: readonly Problem[]
  /** Nodes made in the whole run, in the graph or not. */
  readonly nodesMade: number
  readonly milliseconds: number
}

/** All of a snapshot but its columns. */
export type SnapshotTables = Omit<Snapshot, 'graph' | 'scopes'>

/** What a scene is made from. */
export type DrawableSnapshot = Pick<Snapshot, 'graph' | 'strings' | 'scopes'> & {
  readonly program: Pick<Program, 'sites'>
}
