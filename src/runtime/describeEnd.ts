// Says in the user's words why a process ended without an answer, and where the program was at that moment.
import type { Problem } from '../protocol/problem.ts'
import type { Limits } from '../protocol/processMessages.ts'
import { isLibraryPath, type Program, type Site } from '../protocol/program.ts'
import type { ChildEnd } from './childProcess.ts'
import type { WatchReport } from './sandbox/watchRun.ts'
import type { WatchOutput } from './watchOutput.ts'

/** Code of the problem of a program that made more nodes than it may. */
export const nodeLimitCode = 'node-limit'

interface Failed {
  readonly type: 'failed'
  readonly problems: readonly Problem[]
  readonly raised: readonly []
  readonly prints: readonly string[]
}

interface Place {
  readonly site: Site | undefined
  /** `inside this loop, iteration 48,213`, `here`. */
  readonly words: string
}

export function describeEnd(end: ChildEnd, watched: WatchOutput, program: Program, limits: Limits): Failed {
  const { report, prints } = watched
  const place = findPlace(report, program)
  if (report?.limit === 'time') return describeTimeLimit(place, prints, program, limits, report.passes)
  if (report?.limit === 'training') {
    const message = `Stopped after ${writeTime(limits.trainingMs)} of training, in pass ${writeNumber(report.passes)}, ${place.words}.`
    return fail(place, prints, program, 'training-limit', message)
  }
  if (report?.limit === 'nodes') {
    const message = `Stopped ${place.words}: the program made more than ${writeNumber(limits.nodes)} nodes.`
    return fail(place, prints, program, nodeLimitCode, message)
  }
  if (report?.limit === 'memory' || /heap out of memory|invalid size error|Allocation failed|OOM/i.test(end.stderr)) {
    const message = `Stopped ${place.words}: the program needed more than ${writeNumber(limits.memoryMb)} MB of memory.`
    return fail(place, prints, program, 'memory-limit', message)
  }
  const how = end.signal ?? `code ${end.exitCode ?? 'unknown'}`
  return fail(place, prints, program, 'crash', `The process that ran this program ended unexpectedly (${how}).`)
}

/** The watchdog itself did not answer: the host's own clock ended the process. */
export function describeTimeout({ prints }: WatchOutput, program: Program, limits: Limits): Failed {
  return describeTimeLimit(findPlace(null, program), prints, program, limits)
}

export function describeNonsense({ prints }: WatchOutput, program: Program): Failed {
  const message = 'The process that ran this program gave an answer that makes no sense; it was not used.'
  return fail(findPlace(null, program), prints, program, 'crash', message)
}

function describeTimeLimit(
  place: Place,
  prints: readonly string[],
  program: Program,
  { timeMs }: Limits,
  passes = 0,
): Failed {
  const since = passes > 0 ? ` after pass ${writeNumber(passes - 1)}` : ''
  const message = `Stopped ${passes > 0 ? '' : 'after '}${writeNumber(timeMs / 1000)} s${since} ${place.words}.`
  return fail(place, prints, program, 'time-limit', message)
}

function findPlace(report: WatchReport | null, { files, sites }: Program): Place {
  const loop = report?.loop
  const loopSite = loop ? sites[loop.site] : undefined
  const statement = sites[report?.statement || -1]
  if (loop && loopSite?.kind === 'loop') {
    const turn = `iteration ${writeNumber(loop.iteration + 1)}`
    if (!isLibraryPath(files[loopSite.file] ?? '')) return { site: loopSite, words: `inside this loop, ${turn}` }
    return { site: statement, words: `here, inside a loop of the library (“${loopSite.label ?? 'loop'}”, ${turn})` }
  }
  return { site: statement, words: 'here' }
}

function fail({ site }: Place, prints: readonly string[], program: Program, code: string, message: string): Failed {
  const file = program.files[site?.file ?? 0] ?? ''
  const problem: Problem = {
    severity: 'error',
    code,
    message,
    file,
    start: site?.start ?? 0,
    end: site?.end ?? 0,
    related: [],
  }
  return { type: 'failed', problems: [problem], raised: [], prints }
}

function writeTime(milliseconds: number): string {
  const minutes = milliseconds / 60_000
  if (minutes < 1) return `${writeNumber(milliseconds / 1000)} s`
  return `${writeNumber(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}`
}

/** English separators of thousands whatever the machine's locale, as all our texts are English. */
function writeNumber(x: number): string {
  return x.toLocaleString('en-US', { maximumFractionDigits: 1 })
}
