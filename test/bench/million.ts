// Prints what a program of a million nodes costs on its way from the save to a snapshot that the editor can use.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { engineFlags } from '../../src/runtime/childProcess.ts'
import type { MillionMeasurements, SessionMeasurements, StageMeasurements } from './measureMillion.ts'

const script = fileURLToPath(new URL('measureMillion.ts', import.meta.url))
const runnerPath = join(import.meta.dirname, '../../dist/runner.cjs')
/** A busy machine only ever makes a measurement larger. */
const runs = 3

const programs: Readonly<Record<string, string>> = {
  'a loop': `const w = value(0.999)
let x = value(0.5)
for (let i = 0; i < 333333; i++) x = x * w + 0.001
x.backward()`,
  'an MLP of functions, 1,500 samples': `function neuron(w: number[], b: number, x: number[]) {
  let sum = b
  for (let i = 0; i < w.length; i++) sum += w[i] * x[i]
  return sum.tanh()
}
const layer = (ws: number[][], bs: number[], x: number[]) => ws.map((w, i) => neuron(w, bs[i], x))
const random = () => Math.random() * 2 - 1
const values = (n: number) => Array.from({ length: n }, () => value(random()))
const rows = (n: number, m: number) => Array.from({ length: m }, () => values(n))
const [w1, w2, w3] = [rows(2, 16), rows(16, 16), rows(16, 1)]
const [b1, b2, b3] = [values(16), values(16), values(1)]
let loss = value(0)
for (let s = 0; s < 1500; s++) {
  const x = [random(), random()]
  loss += (layer(w3, b3, layer(w2, b2, layer(w1, b1, x)))[0] - x[0] * x[1]) ** 2
}
loss.backward()`,
}

function measure(text: string): MillionMeasurements {
  const run = (flags: readonly string[], part: 'session' | 'stages'): unknown =>
    JSON.parse(execFileSync(process.execPath, [...flags, script, part, text, runnerPath], { encoding: 'utf8' }))
  // The editor's process has no flags of ours; the stages are of the process that has.
  return {
    ...(run(['--expose-gc'], 'session') as SessionMeasurements),
    ...(run(engineFlags, 'stages') as StageMeasurements),
  }
}

export function benchMillion(): void {
  console.log(`a million nodes, from the order to run to the checked snapshot; the best of ${runs} processes`)
  for (const [name, text] of Object.entries(programs)) {
    const found = Array.from({ length: runs }, () => measure(text)).toSorted((a, b) => a.total - b.total)
    const [best] = found
    if (best) console.log(`  ${name}: ${describe(best)}`)
  }
}

function describe(found: MillionMeasurements): string {
  const ms = (time: number): string => `${time.toFixed(0)} ms`
  const { nodes, run, extract, write, validate, total, longestBlock, bytes } = found
  const memory = bytes === null ? '' : `, ${(bytes / nodes).toFixed(0)} bytes a node over both processes at the peak`
  return `${nodes.toLocaleString('en')} nodes in ${ms(total)}; the editor's process is never busy for more than ${ms(longestBlock)}${memory}
    by stages, in one process: run ${ms(run)}, extract ${ms(extract)}, transfer ${ms(write)}, validate ${ms(validate)}`
}
