// What Graphviz alone takes for a whole graph, without folding: run by name in a process of its own, because it may never end.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { instance } from '@viz-js/viz'
import { exportDot } from '../../src/graph/exportDot.ts'
import { takeSnapshot } from '../runtime/evaluateText.ts'
import { writeNetwork, type NetworkProgram } from './networkProgram.ts'

const limitMs = 30_000
const script = fileURLToPath(import.meta.url)

/** `412 ms`, or that it did not end. */
export async function measureFlatGraphviz(program: NetworkProgram): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(program)], {
      timeout: limitMs,
    })
    return `${stdout.trim()} ms`
  } catch {
    return `not done within ${limitMs / 1000} s, or out of memory`
  }
}

const asked = process.argv[2]
if (process.argv[1] === script && asked) {
  const snapshot = await takeSnapshot(writeNetwork(JSON.parse(asked) as NetworkProgram))
  const dot = [...exportDot(snapshot)].join('')
  const viz = await instance()
  const start = performance.now()
  viz.renderString(dot, { format: 'svg' })
  console.log((performance.now() - start).toFixed(0))
}
