// Does what `gradient-graph run` says and returns what is to be written where; the shell around it only writes it.
import { buildScene } from '../graph/buildScene.ts'
import { exportDot } from '../graph/exportDot.ts'
import { exportSvg } from '../graph/exportSvg.ts'
import { createLayoutClient } from '../graph/layoutClient.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
import { runFile, type FileRun } from '../runtime/runFile.ts'
import { createLibrary } from '../runtime/library.ts'
import { createSession } from '../runtime/session.ts'
import type { RunControl } from '../runtime/followRun.ts'
import { findInput, type Input } from './findInput.ts'
import { findNearest } from './findNearest.ts'
import { writeJsonReport } from '../graph/jsonReport.ts'
import { interruptedCode } from './interrupts.ts'
import { paintNothing, type Paint } from './paint.ts'
import type { RunArguments } from './parseArguments.ts'
import { writeProblem } from './problemText.ts'
import type { Report } from '../graph/report.ts'
import { writeOutput } from './writeOutput.ts'
import { writeTextReport } from './textReport.ts'

export interface Surroundings {
  /** Paths of the bundled sandbox process and layout worker, and of the folder with the library `nn`. */
  readonly runnerPath: string
  readonly libraryPath: string
  readonly layoutWorkerPath: string
  readonly paintOut: Paint
  readonly paintError: Paint
  /** Both abort when the user wants the run to end. */
  readonly control: RunControl & Required<Pick<RunControl, 'signal' | 'stop'>>
}

export interface Outcome {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: 0 | 1 | 2 | typeof interruptedCode
}

const limits = { timeMs: 10_000, trainingMs: 600_000, memoryMb: 1024 }

export async function runCommand(args: RunArguments, surroundings: Surroundings): Promise<Outcome> {
  const input = await findInput(args.file)
  if (typeof input === 'string') return fail(input)
  const run = await evaluate(input, args, surroundings)
  const { signal, stop } = surroundings.control
  const hasResult = run.snapshot !== null || run.problems.some(({ severity }) => severity === 'error')
  if (signal.aborted || (stop.aborted && !hasResult)) {
    return { stdout: '', stderr: 'gradient-graph: cancelled\n', exitCode: interruptedCode }
  }
  const hasError = run.problems.some(({ severity }) => severity === 'error')
  const unknown = hasError ? null : explainUnknownName(args, run.snapshot)
  if (unknown) return fail(unknown)
  const report: Report = {
    file: args.file,
    entry: input.entry,
    backward: args.backward,
    snapshot: run.snapshot,
    prints: run.prints,
    problems: run.problems,
    textOf: (path) => run.texts.get(path) ?? '',
    showPath: input.showPath,
  }
  const stderr = listProblems(report, args, surroundings.paintError) + describeStop(run)
  const text = await write(report, args, surroundings)
  const exitCode = run.isStopped ? interruptedCode : hasError ? 1 : 0
  if (text === null) {
    const reason = hasError ? '' : `${args.file} makes no value: there is nothing to draw.\n`
    return { stdout: '', stderr: stderr + reason, exitCode: 1 }
  }
  if (args.out === null) return { stdout: text, stderr, exitCode }
  const wrong = await writeOutput(args.out, text)
  return wrong ? fail(wrong) : { stdout: '', stderr, exitCode }
}

/** What was found is told as of any run; this says that it is not all. */
function describeStop({ isStopped, snapshot }: FileRun): string {
  if (!isStopped || !snapshot) return ''
  return `gradient-graph: cancelled after pass ${(snapshot.passes - 1).toLocaleString('en')}\n`
}

export function fail(message: string): Outcome {
  return { stdout: '', stderr: `gradient-graph: ${message.replace(/\s+/gu, ' ')}\n`, exitCode: 2 }
}

async function evaluate(
  input: Input,
  { backward, maxNodes }: RunArguments,
  { runnerPath, libraryPath, control }: Surroundings,
): Promise<FileRun> {
  const session = createSession({ runnerPath })
  const library = createLibrary(libraryPath)
  const runWith = (root: string | null): Promise<FileRun> => {
    const { entry, text, read } = input
    return runFile({ entry, text, read, library, root, limits: { ...limits, nodes: maxNodes }, session, control })
  }
  try {
    const run = await runWith(backward)
    // `c` is also the key of the first of several statements that assign `c`; at the end of the file it is the last.
    const last = run.snapshot?.statements.findLast(({ key }) => key.replace(/#\d+$/, '') === backward)?.key ?? backward
    return last === backward || run.isStopped ? run : await runWith(last)
  } finally {
    session.dispose()
  }
}

function explainUnknownName({ file, backward }: RunArguments, snapshot: Snapshot | null): string | null {
  if (backward === null || !snapshot || snapshot.chosenRoot !== null) return null
  const names = [...new Set(snapshot.statements.map(({ key }) => key.replace(/#\d+$/, '')))]
  if (names.length === 0) return `There is no value "${backward}" in ${file}: its top level makes no value.`
  const near = findNearest(backward, names)
  const question = near === null ? '' : ` Did you mean ${near}?`
  return `There is no value "${backward}" at the top level of ${file}.${question} There is: ${names.join(', ')}.`
}

/** Text and JSON carry the problems themselves. */
function listProblems(report: Report, { format, out }: RunArguments, paint: Paint): string {
  if (format === 'json' || (format === 'text' && out === null)) return ''
  return report.problems.map((problem) => `${writeProblem(problem, report, paint).join('\n')}\n`).join('')
}

async function write(
  report: Report,
  { format, out }: RunArguments,
  surroundings: Surroundings,
): Promise<string | null> {
  if (format === 'svg') return drawSvg(report.snapshot, surroundings.layoutWorkerPath)
  if (format === 'dot')
    return report.snapshot && hasGraph(report.snapshot) ? [...exportDot(report.snapshot)].join('') : null
  if (format === 'json') return [...writeJsonReport(report)].join('')
  return writeTextReport(report, out === null ? surroundings.paintOut : paintNothing)
}

async function drawSvg(snapshot: Snapshot | null, layoutWorkerPath: string): Promise<string | null> {
  if (!snapshot || !hasGraph(snapshot)) return null
  const layouts = createLayoutClient(layoutWorkerPath)
  try {
    const scene = await buildScene(snapshot, layouts)
    return scene && exportSvg(scene, { theme: 'auto' })
  } finally {
    layouts.dispose()
  }
}

function hasGraph({ graph }: Snapshot): boolean {
  return graph.op.length > 0
}
