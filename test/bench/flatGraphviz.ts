// What Graphviz alone takes for a whole graph, without folding: run by name in a process of its own, because it may never end.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { instance } from '@viz-js/viz'
import { exportDot } from '../../src/graph/exportDot.ts'
import { takeSnapshot } from '../runtime/evaluateText.ts'
import { writeNetwork, type NetworkProgram } from './networkProgram.ts'

const limitMs = 10_000
const script = fileURLToPath(import.meta.url)

/** `412 ms`, or that it was stopped; the limit holds for Graphviz alone, from when it gets the graph. */
export async function measureFlatGraphviz(program: NetworkProgram): Promise<string> {
  const child = spawn(process.execPath, [script, JSON.stringify(program)], { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  let limit: NodeJS.Timeout | undefined
  let wasStopped = false
  for await (const chunk of child.stdout) {
    said += String(chunk)
    limit ??= setTimeout(() => {
      wasStopped = true
      child.kill('SIGKILL')
    }, limitMs)
  }
  clearTimeout(limit)
  const [, milliseconds] = said.trim().split('\n')
  if (milliseconds !== undefined) return `${milliseconds} ms`
  return wasStopped ? `stopped after ${limitMs / 1000} s` : 'failed: out of memory'
}

const asked = process.argv[2]
if (process.argv[1] === script && asked) {
  const snapshot = await takeSnapshot(writeNetwork(JSON.parse(asked) as NetworkProgram))
  const dot = [...exportDot(snapshot)].join('')
  const viz = await instance()
  console.log('begins')
  const start = performance.now()
  viz.renderString(dot, { format: 'svg' })
  console.log((performance.now() - start).toFixed(0))
}
