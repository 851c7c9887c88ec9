// Runs a program and says what came of it: a pure function of the program, the root and the limits. No process, no clock.
import type { Problem } from '../protocol/problem.ts'
import type { FromProcess, Raised } from '../protocol/processMessages.ts'
import { isLibraryPath, type Module, type Program } from '../protocol/program.ts'
import type { PassHistory } from '../protocol/training.ts'
import { createXor } from './bitwiseXor.ts'
import { createClassFields } from './classFields.ts'
import { describeThrown, readTrace, type StackReader } from './describeThrown.ts'
import { loadModules, type CodeEvaluator } from './loadModules.ts'
import { createMachine, type Machine } from './machine.ts'
import { createNaming } from './naming.ts'
import { findParameterPaths } from './parameterPaths.ts'
import { createPassRecord } from './passRecord.ts'
import { createPrinter, defaultPrintLimits, type PrintLimits } from './printer.ts'
import { answerWatchdog, cell } from './progress.ts'
import { createPlots } from './plots.ts'
import { createSiteTally } from './siteSummaries.ts'
import { buildSnapshot, summariseNode, type BuiltSnapshot } from './snapshot.ts'
import { createTopLevel } from './topLevel.ts'
import { watchTraining, type PassMoment } from './trainingWatch.ts'

/** What came of a run; the columns of its graph stay on the tape until they are written. */
export type Evaluation = Extract<FromProcess, { type: 'failed' }> | Evaluated

export type Evaluated = { readonly type: 'done'; readonly raised: readonly Raised[] } & BuiltSnapshot

export interface EvaluateOptions {
  /** Statement key of the root the user chose. */
  readonly root: string | null
  /** Called in the middle of the program, at the end of a pass that the host wants to see; `build` takes it down. */
  readonly onMoment?: (moment: PassMoment, build: () => Evaluated) => void
  readonly evaluateCode: CodeEvaluator
  /** The builtins user code may have; the runtime's own (`Math`, `console`, `seed`, …) come before them. */
  readonly globals: Readonly<Record<string, unknown>>
  readonly machine?: Machine
  readonly printLimits?: PrintLimits
  /** Gets every print at once, for a run that may never end. */
  readonly onPrint?: (print: string) => void
  readonly readStack?: StackReader
  /** Makes what user code is given unchangeable, where a sandbox can. */
  readonly harden?: (given: object) => void
  /** Resolves when all microtasks have run. */
  readonly drain?: () => Promise<void>
  /** Reasons of promises that were rejected and that nobody handled, so far. */
  readonly takeRejections?: () => readonly unknown[]
}

export async function evaluate(program: Program, options: EvaluateOptions): Promise<Evaluation> {
  const {
    evaluateCode,
    globals,
    machine = createMachine({ memoryMb: 64, nodes: Infinity }),
    readStack = (error) => String(Reflect.get(error, 'stack')),
    drain = () => new Promise<void>((resolve) => setImmediate(resolve)),
    takeRejections = () => [],
  } = options
  machine.program = program
  const { engine, progress } = machine
  const toNumber = engine.calls.$num
  const hasGetters = program.modules.some(mayDefineGetters)
  const naming = createNaming(engine, program.sites, ({ file }) => isLibraryPath(program.files[file] ?? ''), hasGetters)
  const top = createTopLevel(engine, program.statements)
  const classFields = createClassFields()
  const record = createPassRecord(engine, () =>
    findParameterPaths(engine, top.structures, classFields, new Set(), hasGetters),
  )
  const tally = createSiteTally(engine, program.sites.length)
  engine.hooks.beforeDrop = (kept) => {
    tally.drop(kept, (node) => summariseNode(engine, node, engine.labels.get(node), -1))
    record.follow(kept)
  }
  // what the features show of variables and places in the source
  engine.hooks.listHeld = function* listHeld() {
    for (const x of top.values) yield engine.nodeOf(x)
    for (const named of naming.namedAt) if (named) yield engine.nodeOf(named.last)
    yield engine.nodeOf(top.newest())
  }
  const plots = createPlots(machine, naming)
  const onMoment = (moment: PassMoment): void => options.onMoment?.(moment, () => build(true))
  const training = watchTraining({ engine, program, record, progress, onMoment })
  const raised: Raised[] = []
  const trace = (error: unknown): Pick<Raised, 'frames' | 'statement'> => {
    const { frames, isCut } = readTrace(error, readStack)
    return { frames, statement: isCut ? (progress[cell.statement] ?? 0) : 0 }
  }
  /** Of one place a warning is told once. */
  const warn = (code: string, message: string): void => {
    const traced = trace(new Error('here'))
    const [place] = traced.frames
    const isKnown = raised.some(
      ({ code: known, frames: [at] }) => known === code && at?.line === place?.line && at?.column === place?.column,
    )
    if (!isKnown) raised.push({ severity: 'warning', code, message, ...traced })
  }
  const onCut = (): void => warn('output-cut', 'The program prints very much here: only the beginning is kept.')
  const warnXor = (): void =>
    warn('xor', '`^` is no power but XOR, an operation on bits without a gradient: a power is written `x ** 2`.')
  const printer = createPrinter(toNumber, options.printLimits ?? defaultPrintLimits, onCut, options.onPrint)
  const parameters = createParameters()

  function createParameters(): Readonly<Record<string, unknown>> {
    const { $iterate } = engine.calls
    const own = {
      ...engine.calls,
      ...naming.calls,
      ...training.calls,
      $top: top.$top,
      $fields: classFields.$fields,
      $xor: createXor(engine.isValue, warnXor),
      $at: (site: number): void => {
        progress[cell.loop] = 0
        progress[cell.statement] = site
      },
      $iterate: (saved: Parameters<typeof $iterate>[0], site: number, index: number): void => {
        if (progress[cell.asked] === 1) answerWatchdog(progress, engine.tape.scopes.current, program.sites)
        $iterate(saved, site, index)
      },
      Math: machine.math,
      console: printer.console,
      plot: { ...plots.calls, validation: (loss: unknown): void => record.noteValidation(Number(toNumber(loss))) },
      seed: (n: unknown): void => machine.random.seed(Number(n)),
    }
    options.harden?.(own)
    return { ...globals, ...own }
  }
  const fail = (problems: readonly Problem[], failures: readonly Raised[]): Evaluation => ({
    type: 'failed',
    problems,
    raised: [...failures, ...raised],
    prints: printer.prints,
  })
  const failThrown = (thrown: unknown): Evaluation => {
    const described = describeThrown(thrown, toNumber)
    const traced = trace(thrown)
    if (traced.frames.length > 0) return fail([], [{ ...described, ...traced }])
    return fail([placeAtStatement(program, progress, described.code, described.message)], [])
  }

  /** The record of passes comes first: the pass of a chosen root forgets the gradients of the program's own. */
  function build(isAtPass: boolean): Evaluated {
    const { passes } = engine.tape
    const history = record.finish(isAtPass)
    const drawn = plots.write()
    const { root } = options
    const built = buildSnapshot({
      machine,
      program,
      top,
      naming,
      classFields,
      hasGetters,
      root,
      prints: [...printer.prints],
      problems: [],
      training: history || drawn.length > 0 ? { history: history ?? noHistory, plots: drawn, passes } : null,
      tally,
      hidden: plots.countHidden(),
      isAtPass,
    })
    return { type: 'done', ...built, raised }
  }

  const run = loadModules(program, { evaluateCode, readParameter: (_, name) => parameters[name] }).then(
    (): { readonly thrown: unknown } | null => null,
    (thrown: unknown) => ({ thrown }),
  )
  // User code has no timers and no input: what has not settled when all microtasks ran never will.
  const ended = await Promise.race([run, drain().then(() => 'waiting' as const)])
  if (ended === 'waiting') {
    const message = 'This waits for something that never happens.'
    return fail([placeAtStatement(program, progress, 'never-settles', message)], [])
  }
  await drain()
  engine.hooks.onPass = () => {}
  if (ended !== null) return failThrown(ended.thrown)
  const rejections = takeRejections()
  if (rejections.length > 0) return failThrown(rejections[0])
  return build(false)
}

/** Without these words an array has getters only by ways that nobody takes by accident. */
function mayDefineGetters(module: Module): boolean {
  return module.kind === 'code' && /\bProxy\b|definePropert|__define/.test(module.code)
}

const noHistory: PassHistory = { pass: [], epoch: [], loss: [], validation: [], groups: [] }

/** A problem whose exact place is unknown stands at the top-level statement that was running. */
function placeAtStatement(program: Program, progress: Float64Array, code: string, message: string): Problem {
  const site = program.sites[progress[cell.statement] ?? 0]
  const file = program.files[site?.file ?? 0] ?? ''
  return { severity: 'error', code, message, file, start: site?.start ?? 0, end: site?.end ?? 0, related: [] }
}
