// Prints what a node costs in time and memory, beside a hand-written engine of closures.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Measurements, StepTimes } from './measureEngine.ts'

const script = fileURLToPath(new URL('measureEngine.ts', import.meta.url))

function measure<Name extends keyof Measurements>(name: Name): Measurements[Name] {
  const output = execFileSync(process.execPath, ['--expose-gc', script, name], { encoding: 'utf8' })
  return JSON.parse(output) as Measurements[Name]
}

function writeTimes({ forward, backward, both }: StepTimes): string {
  return `${both.toFixed(1)} ns a node (forward ${forward.toFixed(1)}, backward ${backward.toFixed(1)})`
}

export function benchEngine(): void {
  const bare = measure('bare')
  const scoped = measure('scoped')
  const appended = measure('appended')
  const closures = measure('closures')
  const bytes = measure('bytes')
  const chain = measure('chain')
  console.log(`engine: a step of MLP(2, [16, 16, 1]) on 100 moons, 65,818 nodes, every node kept, medians
  forward and backward           ${writeTimes(bare)}
  with the scope of every turn   ${writeTimes(scoped)}
  100 such steps on one tape     ${appended.median.toFixed(1)} ns a node, ${appended.total.toFixed(0)} ms in all from a cold start
  an engine of closures and Sets ${closures.toFixed(0)} ns a node: ${(closures / bare.both).toFixed(0)} times as long
  memory with all handles kept   ${(bytes.columns + bytes.handles).toFixed(1)} bytes a node (columns ${bytes.columns}, handles ${bytes.handles.toFixed(1)}), and ${bytes.scopes.toFixed(1)} for scopes
  a chain of 1,000,000 nodes     forward ${chain.forward.toFixed(0)} ms, backward ${chain.backward.toFixed(0)} ms`)
}
