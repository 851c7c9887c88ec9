// Prints how long networks train here and with TensorFlow.js on the same work, each in a process of its own.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { engineFlags } from '../../src/runtime/childProcess.ts'
import { jobs, type JobName } from './trainingJobs.ts'

const ownScript = fileURLToPath(new URL('measureTraining.ts', import.meta.url))
const peerScript = fileURLToPath(new URL('measureTensorflow.ts', import.meta.url))

/** A busy machine only ever makes a measurement larger: that many processes, of which the middle one is told. */
const runs = 3

function measure(script: string, flags: readonly string[], job: JobName): number {
  const times = Array.from({ length: runs }, () =>
    Number(
      execFileSync(process.execPath, [...flags, script, job], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ),
  )
  return times.toSorted((a, b) => a - b)[runs >> 1] ?? NaN
}

export function benchTraining(): void {
  console.log(
    `training in double precision, every scalar kept, and with TensorFlow.js (its CPU backend, single precision, no scalar kept); ms in the middle
  one of ${runs} processes; a cold start is a save, with the library compiled and a process ready, or code after the import of TensorFlow.js`,
  )
  for (const [name, { title }] of Object.entries(jobs) as [JobName, (typeof jobs)[JobName]][]) {
    const ours = measure(ownScript, engineFlags, name)
    const theirs = measure(peerScript, [], name)
    console.log(
      `  ${title.padEnd(58)} ${ours.toFixed(1)}, TensorFlow.js ${theirs.toFixed(1)}: ${(theirs / ours).toFixed(2)} times as long`,
    )
  }
}
