// Measures in a process of its own what a program of a million nodes costs, from its text to its checked snapshot.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runInThisContext } from 'node:vm'
import { Worker } from 'node:worker_threads'
import type { Program } from '../../src/protocol/program.ts'
import { checkColumns } from '../../src/runtime/checkColumns.ts'
import { layOutColumns, measureLayout, viewColumns } from '../../src/runtime/columnLayout.ts'
import { evaluate } from '../../src/runtime/evaluate.ts'
import { createLibrary } from '../../src/runtime/library.ts'
import { linkProgram } from '../../src/runtime/link.ts'
import { createMachine } from '../../src/runtime/machine.ts'
import { createSession } from '../../src/runtime/session.ts'

/** Milliseconds of the stages, in one process and one after the other. */
export interface StageMeasurements {
  readonly run: number
  readonly extract: number
  readonly write: number
  readonly validate: number
}

/** The whole way; milliseconds, but for nodes and bytes. */
export interface SessionMeasurements {
  readonly nodes: number
  /** From the order to run to the checked snapshot, through the real process. */
  readonly total: number
  /** The longest time in which the host did nothing else meanwhile. */
  readonly longestBlock: number
  /** Resident bytes of both processes at the peak beyond what they have idle; null where there is no /proc. */
  readonly bytes: number | null
}

export type MillionMeasurements = StageMeasurements & SessionMeasurements

const limits = { timeMs: 60_000, trainingMs: 600_000, memoryMb: 1024, nodes: 2_000_000 }
const library = createLibrary(fileURLToPath(new URL('../../src/nn', import.meta.url)))

async function link(text: string): Promise<Program> {
  const linked = await linkProgram({ entry: '/main.nn.ts', text, readFile: async () => undefined, library })
  if (!linked.ok) throw new Error(JSON.stringify(linked.problems))
  return linked.program
}

async function measureStages(text: string): Promise<StageMeasurements> {
  const globals = Object.fromEntries(
    Object.getOwnPropertyNames(globalThis).map((name): [string, unknown] => [name, Reflect.get(globalThis, name)]),
  )
  const start = performance.now()
  let ran = start
  const drain = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve))
    ran = performance.now()
  }
  const machine = createMachine(limits)
  const evaluation = await evaluate(await link(text), {
    root: null,
    globals,
    machine,
    drain,
    evaluateCode: (code) => runInThisContext(code),
  })
  if (evaluation.type === 'failed') throw new Error(JSON.stringify(evaluation))
  const extracted = performance.now()
  const { counts } = evaluation.graph
  const bytes = new Uint8Array(measureLayout(layOutColumns(counts)))
  let filled = 0
  evaluation.graph.write((piece) => {
    bytes.set(piece, filled)
    filled += piece.length
  })
  const written = performance.now()
  const { graph, scopes } = viewColumns(counts, bytes.buffer)
  if (!(await checkColumns(graph, scopes, counts))) throw new Error('The columns make no sense.')
  return {
    run: ran - start,
    extract: extracted - ran,
    write: written - extracted,
    validate: performance.now() - written,
  }
}

/** The whole way through a session, after a small program has gone it. */
async function measureSession(text: string, runnerPath: string): Promise<SessionMeasurements> {
  const session = createSession({ runnerPath })
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1000))
  const small = await link('const a = value(2)\nconst b = a * a\nb.backward()')
  await session.run(small, null, limits)
  await pause()
  const program = await link(text)
  globalThis.gc?.()
  const memory = watchMemory()
  await pause()
  let longestBlock = 0
  let last = performance.now()
  const ticking = setInterval(() => {
    longestBlock = Math.max(longestBlock, performance.now() - last)
    last = performance.now()
  }, 1)
  const start = (last = performance.now())
  const outcome = await session.run(program, null, limits)
  const total = performance.now() - start
  await new Promise((resolve) => setTimeout(resolve, 5))
  clearInterval(ticking)
  session.dispose()
  if (outcome.type !== 'done') throw new Error(JSON.stringify(outcome))
  return { nodes: outcome.snapshot.nodesMade, total, longestBlock, bytes: await memory() }
}

/** Watches this process and the newest of its children, a run's, from a thread of its own, until asked for the peak. */
function watchMemory(): () => Promise<number | null> {
  const children = listChildren()
  const child = Math.max(...children)
  if (children.length === 0) return () => Promise.resolve(null)
  const worker = new Worker(
    `const { workerData: pids, parentPort } = require('node:worker_threads')
     const read = (pid) => {
       try { return 1024 * Number(/VmRSS:\\s+(\\d+)/.exec(require('node:fs').readFileSync('/proc/' + pid + '/status', 'utf8'))?.[1] ?? 0) } catch { return 0 }
     }
     let idle = null
     let peak = 0
     setInterval(() => {
       const now = pids.map(read)
       idle ??= now
       peak = Math.max(peak, now.reduce((sum, bytes, at) => sum + Math.max(0, bytes - idle[at]), 0))
     }, 1)
     parentPort.on('message', () => parentPort.postMessage(peak))`,
    { eval: true, workerData: [process.pid, child] },
  )
  return async () => {
    const answer = new Promise<number>((resolve) => worker.once('message', resolve))
    worker.postMessage('peak')
    const peak = await answer
    await worker.terminate()
    return peak
  }
}

function listChildren(): number[] {
  try {
    const tasks = `/proc/${process.pid}/task`
    return readdirSync(tasks).flatMap((task) =>
      readFileSync(`${tasks}/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
    )
  } catch {
    return []
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , part, text = '', runnerPath = ''] = process.argv
  console.log(JSON.stringify(await (part === 'session' ? measureSession(text, runnerPath) : measureStages(text))))
}
