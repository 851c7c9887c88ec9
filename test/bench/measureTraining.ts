// Runs one training of trainingJobs.ts as a program of the library, in a process of its own; prints its milliseconds.
import { fileURLToPath } from 'node:url'
import { runInThisContext } from 'node:vm'
import { evaluate } from '../../src/runtime/evaluate.ts'
import { createLibrary } from '../../src/runtime/library.ts'
import { linkProgram } from '../../src/runtime/link.ts'
import { createMachine } from '../../src/runtime/machine.ts'
import { chooseTime } from './passTimes.ts'
import { jobs, type JobName } from './trainingJobs.ts'

const library = createLibrary(fileURLToPath(new URL('../../src/nn', import.meta.url)))
const globals = Object.fromEntries(
  Object.getOwnPropertyNames(globalThis).map((name): [string, unknown] => [name, Reflect.get(globalThis, name)]),
)
const { program: text, isOfPass } = jobs[process.argv[2] as JobName]

// Once in a window of the editor, as importing TensorFlow.js is once in a process: neither counts.
await library()
const times = [performance.now()]
const linked = await linkProgram({ entry: '/main.nn.ts', text, readFile: () => Promise.resolve(undefined), library })
if (!linked.ok) throw new Error(JSON.stringify(linked.problems))
const evaluation = await evaluate(linked.program, {
  root: null,
  globals,
  machine: createMachine({ memoryMb: 1024, nodes: 2_000_000 }),
  evaluateCode: (code) => runInThisContext(code),
  onPrint: () => times.push(performance.now()),
})
if (evaluation.type === 'failed') throw new Error(JSON.stringify(evaluation))
console.log(chooseTime(times, isOfPass))
