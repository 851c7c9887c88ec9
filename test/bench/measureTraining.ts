// Runs one training of trainingJobs.ts as a program of the library, in a process of its own; prints its milliseconds.
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import type { Program } from '../../src/protocol/program.ts'
import { evaluate } from '../../src/runtime/evaluate.ts'
import { createLibrary } from '../../src/runtime/library.ts'
import { linkProgram } from '../../src/runtime/link.ts'
import { createMachine } from '../../src/runtime/machine.ts'
import { createSession } from '../../src/runtime/session.ts'
import { jobs, type JobName } from './trainingJobs.ts'

const library = createLibrary(join(import.meta.dirname, '../../src/nn'))
const limits = { timeMs: 60_000, trainingMs: 600_000, memoryMb: 1024, nodes: 2_000_000 }
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1000))

async function link(text: string): Promise<Program> {
  const linked = await linkProgram({ entry: '/main.nn.ts', text, readFile: () => Promise.resolve(undefined), library })
  if (!linked.ok) throw new Error(JSON.stringify(linked.problems))
  return linked.program
}

/** From a save to the checked snapshot, as the editor has it: the library is compiled and a process stands ready. */
async function measureWhole(text: string): Promise<number> {
  const session = createSession({ runnerPath: join(import.meta.dirname, '../../dist/runner.cjs') })
  await session.run(await link('const a = nn.sum([value(2)])'), null, limits)
  await pause()
  const start = performance.now()
  const outcome = await session.run(await link(text), null, limits)
  const time = performance.now() - start
  session.dispose()
  if (outcome.type !== 'done') throw new Error(JSON.stringify(outcome))
  return time
}

/** The median of the later half of the passes. */
async function measurePass(text: string): Promise<number> {
  const globals = Object.fromEntries(
    Object.getOwnPropertyNames(globalThis).map((name): [string, unknown] => [name, Reflect.get(globalThis, name)]),
  )
  const ends: number[] = []
  const evaluation = await evaluate(await link(text), {
    root: null,
    globals,
    machine: createMachine(limits),
    evaluateCode: (code) => runInThisContext(code),
    onPrint: () => ends.push(performance.now()),
  })
  if (evaluation.type === 'failed') throw new Error(JSON.stringify(evaluation))
  return findMedianPass(ends)
}

/** Of the later half of the passes, from the moments when they ended. */
export function findMedianPass(ends: readonly number[]): number {
  const passes = ends.slice(1).map((end, at) => end - (ends[at] ?? NaN))
  const late = passes.slice(passes.length >> 1).toSorted((a, b) => a - b)
  return late[late.length >> 1] ?? NaN
}

if (process.argv[1] === import.meta.filename) {
  const { program, isOfPass } = jobs[process.argv[2] as JobName]
  console.log(await (isOfPass ? measurePass(program) : measureWhole(program)))
}
