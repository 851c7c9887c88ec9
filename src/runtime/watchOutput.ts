// Reads what the watchdog of a process writes to standard output: where the program is, and what it has printed so far.
import * as v from 'valibot'
import { defaultPrintLimits } from './printer.ts'
import { printMemoryBytes } from './printMemory.ts'
import type { WatchReport } from './sandbox/watchRun.ts'

export interface WatchOutput {
  readonly prints: readonly string[]
  /** The last whole report. */
  readonly report: WatchReport | null
}

export interface WatchReader {
  /** Takes the next piece of the output, which may end anywhere in a line. */
  readonly read: (chunk: string) => void
  readonly output: () => WatchOutput
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const lineSchema = v.union([
  v.string(),
  v.object({
    limit: v.nullable(v.picklist(['time', 'training', 'memory', 'nodes'])),
    statement: count,
    loop: v.nullable(v.object({ site: count, iteration: count })),
    passes: count,
  }),
])

/** Keeps no more than an honest process prints. */
export function createWatchReader(): WatchReader {
  const prints: string[] = []
  let characters = 0
  let report: WatchReport | null = null
  let rest = ''
  const readLine = (line: string): void => {
    const found = parseLine(line)
    if (typeof found !== 'string') {
      report = found ?? report
    } else if (prints.length <= defaultPrintLimits.lines && characters <= defaultPrintLimits.characters) {
      prints.push(found)
      characters += found.length
    }
  }
  return {
    read: (chunk) => {
      const [first = '', ...further] = chunk.split('\n')
      const lines = [rest + first, ...further]
      rest = lines.pop() ?? ''
      if (rest.length > printMemoryBytes) rest = ''
      lines.forEach(readLine)
    },
    output: () => ({ prints, report }),
  }
}

function parseLine(line: string): string | WatchReport | null {
  try {
    const result = v.safeParse(lineSchema, JSON.parse(line))
    return result.success ? result.output : null
  } catch {
    // Cut off by the end of the process, or not ours.
    return null
  }
}
