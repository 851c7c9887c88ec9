// Links and evaluates files given as text, in this process: the pure part of a run, for tests.
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import { layOutColumns, measureLayout, viewColumns } from '../../src/runtime/columnLayout.ts'
import { evaluate } from '../../src/runtime/evaluate.ts'
import { createLibrary } from '../../src/runtime/library.ts'
import { linkProgram } from '../../src/runtime/link.ts'
import { createMachine } from '../../src/runtime/machine.ts'
import { locateRaised } from '../../src/runtime/locateRaised.ts'
import type { BuiltSnapshot } from '../../src/runtime/snapshot.ts'
import type { Problem } from '../../src/protocol/problem.ts'
import type { Snapshot } from '../../src/protocol/snapshot.ts'

export interface Evaluated {
  readonly snapshot: Snapshot | null
  readonly problems: readonly Problem[]
  readonly prints: readonly string[]
}

export interface ShownNode {
  readonly id: number
  readonly label: string | undefined
  readonly data: number
  /** null: not known. */
  readonly grad: number | null
}

/** The library, from its source. */
export const library = createLibrary(join(import.meta.dirname, '../../src/nn'))

/** Files by path; the one to run is `/main.nn.ts`. */
export type Files = Readonly<Record<string, string>>

/** `memoryMb`: what the tape is made for. */
export async function evaluateText(
  source: string | Files,
  root: string | null = null,
  memoryMb = 64,
  untilPass: number | null = null,
): Promise<Evaluated> {
  const files: Files = typeof source === 'string' ? { '/main.nn.ts': source } : source
  const readFile = (path: string): Promise<string | undefined> => Promise.resolve(files[path])
  const linked = await linkProgram({ entry: '/main.nn.ts', text: files['/main.nn.ts'] ?? '', readFile, library })
  if (!linked.ok) return { snapshot: null, problems: linked.problems, prints: [] }
  const { program, sources } = linked
  const globals = Object.fromEntries(
    Object.getOwnPropertyNames(globalThis).map((name): [string, unknown] => [name, Reflect.get(globalThis, name)]),
  )
  const machine = createMachine({ memoryMb, nodes: Infinity })
  const evaluation = await evaluate(program, {
    root,
    untilPass,
    globals,
    machine,
    evaluateCode: (text) => runInThisContext(text),
  })
  const raised = evaluation.raised.map((one) => locateRaised(one, program, sources))
  if (evaluation.type === 'failed') {
    return { snapshot: null, problems: [...evaluation.problems, ...raised], prints: evaluation.prints }
  }
  const snapshot = collectSnapshot(evaluation)
  return { snapshot, problems: [...linked.problems, ...raised], prints: snapshot.prints }
}

function collectSnapshot({ tables, graph }: BuiltSnapshot): Snapshot {
  const bytes = new Uint8Array(measureLayout(layOutColumns(graph.counts)))
  let filled = 0
  graph.write((piece) => {
    bytes.set(piece, filled)
    filled += piece.length
  })
  return { ...tables, ...viewColumns(graph.counts, bytes.buffer) }
}

/** The snapshot of a program in which nothing goes wrong. */
export async function takeSnapshot(
  source: string | Files,
  root: string | null = null,
  untilPass: number | null = null,
): Promise<Snapshot> {
  const { snapshot, problems } = await evaluateText(source, root, 64, untilPass)
  if (snapshot === null || problems.length > 0) throw new Error(JSON.stringify(problems))
  return snapshot
}

export function showNodes({ graph, strings }: Snapshot): ShownNode[] {
  return Array.from(graph.data, (data, id) => ({
    id,
    label: strings[graph.label[id] ?? -1],
    data,
    grad: (graph.pass[id] ?? -1) < 0 ? null : (graph.grad[id] ?? null),
  }))
}

/** Label → data and gradient of the named nodes; of equal labels the latest. */
export function showNamed(snapshot: Snapshot): Record<string, readonly [data: number, grad: number | null]> {
  const named = showNodes(snapshot).filter(({ label }) => label !== undefined)
  return Object.fromEntries(named.map(({ label, data, grad }) => [label, [data, grad] as const]))
}
