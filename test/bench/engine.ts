// Prints what a node costs in time and memory, beside a hand-written engine of closures.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { engineFlags } from '../../src/runtime/childProcess.ts'
import { type Measurements, type StepTimes, WARM_UP } from './measureEngine.ts'

const script = fileURLToPath(new URL('measureEngine.ts', import.meta.url))

/** A busy machine only ever makes a measurement larger: that many processes, of which the middle and the best are told. */
const RUNS = 5

function measure<Name extends keyof Measurements>(name: Name): Measurements[Name] {
  const output = execFileSync(process.execPath, ['--expose-gc', ...engineFlags, script, name], { encoding: 'utf8' })
  return JSON.parse(output) as Measurements[Name]
}

/** The results of several processes, from the best to the worst by `key`. */
function measureOften<Name extends keyof Measurements>(
  name: Name,
  key: (found: Measurements[Name]) => number,
): Measurements[Name][] {
  return Array.from({ length: RUNS }, () => measure(name)).toSorted((a, b) => key(a) - key(b))
}

/** The one in the middle, followed by the best. */
function writeSpread<Found>(sorted: readonly Found[], write: (found: Found) => string): string {
  const [best, middle] = [sorted[0], sorted[sorted.length >> 1]]
  return best === undefined || middle === undefined ? '' : `${write(middle)}; at best ${write(best)}`
}

function writeTimes({ forward, backward, both }: StepTimes): string {
  return `${both.toFixed(1)} (forward ${forward.toFixed(1)}, backward ${backward.toFixed(1)})`
}

export function benchEngine(): void {
  const readBoth = (times: StepTimes): number => times.both
  const bare = measureOften('bare', readBoth)
  const scoped = measureOften('scoped', readBoth)
  const dot = measureOften('dot', readBoth)
  const dotScoped = measureOften('dotScoped', readBoth)
  const second = measureOften('second', readBoth)
  const appended = measureOften('appended', ({ median }) => median)
  const closures = measureOften('closures', (ns) => ns)
  const bytes = measure('bytes')
  const chain = measureOften('chain', ({ backward }) => backward)
  const times = (closures[0] ?? NaN) / (bare[0]?.both ?? NaN)
  console.log(`engine: a step of MLP(2, [16, 16, 1]) on 100 moons, 65,818 nodes, every node kept; ns a node: the median step after ${WARM_UP} others in the middle one of ${RUNS} processes, and in the best
  forward and backward           ${writeSpread(bare, writeTimes)}
  with the scope of every turn   ${writeSpread(scoped, writeTimes)}
  the sums as dot and sum nodes   ${writeSpread(dot, writeTimes)}
    with the scope of every call  ${writeSpread(dotScoped, writeTimes)}
  the same on a second engine    ${writeSpread(second, writeTimes)}
  100 such steps on one tape     ${writeSpread(appended, ({ median, total }) => `${median.toFixed(1)}, ${total.toFixed(0)} ms in all from a cold start`)}
  an engine of closures and Sets ${writeSpread(closures, (ns) => ns.toFixed(0))}: ${times.toFixed(0)} times as long
  memory with all handles kept   ${(bytes.columns + bytes.handles).toFixed(1)} bytes a node (columns ${bytes.columns}, handles ${bytes.handles.toFixed(1)}), and ${bytes.scopes.toFixed(1)} for scopes
  a chain of 1,000,000 nodes     ${writeSpread(chain, ({ forward, backward }) => `forward ${forward.toFixed(0)} ms, backward ${backward.toFixed(0)} ms`)}`)
}
