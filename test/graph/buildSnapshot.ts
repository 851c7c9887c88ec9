// Builds snapshots from a list of operations with numbers worked out by hand, so that graph/ is tested without an engine.
import { readOpCode, type Op } from '../../src/core/ops.ts'
import type { Site } from '../../src/protocol/program.ts'
import type { Snapshot } from '../../src/protocol/snapshot.ts'

export interface NodeSpec {
  readonly op: Op
  readonly inputs?: readonly number[]
  readonly data: number
  /** Left out: not known. */
  readonly grad?: number
  readonly label?: string
  /** The latest pass; 0 where `grad` is given. */
  readonly pass?: number
}

export interface SnapshotSpec {
  readonly nodes: readonly NodeSpec[]
  readonly rootName?: string
  readonly passes?: number
  readonly file?: string
}

/** One site for each node, ten characters apart. */
export function buildSnapshot({ nodes, rootName, passes, file = 'main.nn.ts' }: SnapshotSpec): Snapshot {
  const strings = [...new Set(nodes.flatMap(({ label }) => label ?? []))]
  const reached = nodes.map(({ grad, pass }) => (grad === undefined ? -1 : (pass ?? 0)))
  const sites: Site[] = [{ file: 0, kind: 'statement', label: null, name: null, operands: [], start: 0, end: 0 }]
  for (const [index, { op, label }] of nodes.entries()) {
    const start = index * 10
    sites.push({
      file: 0,
      kind: op === 'leaf' ? 'leaf' : 'op',
      label: label ?? null,
      name: null,
      operands: [],
      start,
      end: start + 9,
    })
  }
  return {
    program: { files: [file], sites, uses: [] },
    graph: {
      op: Uint8Array.from(nodes, ({ op }) => readOpCode(op)),
      in0: Int32Array.from(nodes, ({ inputs }) => inputs?.[0] ?? -1),
      in1: Int32Array.from(nodes, ({ inputs }) => inputs?.[1] ?? -1),
      data: Float64Array.from(nodes, ({ data }) => data),
      grad: Float64Array.from(nodes, ({ grad }) => grad ?? 0),
      pass: Int32Array.from(reached),
      site: Uint32Array.from(nodes, ({ op }, index) => (op === 'const' ? 0 : index + 1)),
      scope: new Uint32Array(nodes.length),
      label: Int32Array.from(nodes, ({ label }) => (label === undefined ? -1 : strings.indexOf(label))),
    },
    strings,
    scopes: { parent: new Int32Array(1), site: new Uint32Array(1), index: new Int32Array(1) },
    summaries: [],
    statements: [],
    rootName: rootName ?? nodes.at(-1)?.label ?? null,
    chosenRoot: null,
    passes: passes ?? 1 + reached.reduce((latest, pass) => Math.max(latest, pass), -1),
    training: null,
    rootHasPass: (reached.at(-1) ?? -1) >= 0,
    prints: [],
    problems: [],
    nodesMade: nodes.length,
    milliseconds: 0.4,
  }
}

/** The founding program after "run backward" on `L`: ∂L/∂d = f, ∂L/∂f = d, ∂L/∂e = ∂L/∂c = f, ∂L/∂a = f·b, ∂L/∂b = f·a. */
export const foundingProgram: SnapshotSpec = {
  nodes: [
    { op: 'leaf', label: 'a', data: 2, grad: 6 },
    { op: 'leaf', label: 'b', data: -3, grad: -4 },
    { op: 'leaf', label: 'c', data: 10, grad: -2 },
    { op: 'mul', label: 'e', inputs: [0, 1], data: -6, grad: -2 },
    { op: 'add', label: 'd', inputs: [3, 2], data: 4, grad: -2 },
    { op: 'leaf', label: 'f', data: -2, grad: 4 },
    { op: 'mul', label: 'L', inputs: [4, 5], data: -8, grad: 1 },
  ],
}
