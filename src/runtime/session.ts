// The host's handle on the sandbox: one process a run, a spare kept warm, every end is an answer.
import type { FromProcess, Limits, Raised, RunRequest } from '../protocol/processMessages.ts'
import type { Program } from '../protocol/program.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
import { checkColumns } from './checkColumns.ts'
import { startChild, type Child } from './childProcess.ts'
import { type ColumnCounts, layOutColumns, measureLayout, viewColumns } from './columnLayout.ts'
import { describeEnd, describeNonsense, describeTimeout } from './describeEnd.ts'
import type { MachineSize } from './machine.ts'
import { checkReply } from './snapshotSchema.ts'

export type RunOutcome =
  | { readonly type: 'done'; readonly snapshot: Snapshot; readonly raised: readonly Raised[] }
  | Extract<FromProcess, { type: 'failed' }>
  | { readonly type: 'cancelled' }

type CheckedAnswer = Extract<FromProcess, { type: 'done' }>

export interface Session {
  /** Runs a program beside others that are under way; the signal cancels it. Never rejects. */
  run(
    program: Program,
    root: string | null,
    limits: Limits,
    signal?: AbortSignal,
    untilPass?: number | null,
  ): Promise<RunOutcome>
  /** Ends every process; runs under way end as cancelled. */
  dispose(): void
}

export interface SessionOptions {
  /** The bundled `processMain`. */
  readonly runnerPath: string
}

/** Of the first spare; later ones follow the limits of the runs. */
const firstSize: MachineSize = { memoryMb: 1024, nodes: 2_000_000 }
/** How much longer than the limit the host waits for the watchdog's report, before it ends the process itself. */
const graceMs = 2_000
/** A run that takes longer gets its successor's process prepared meanwhile. */
const spareDelayMs = 250
const afterwardsMs = 50

export function createSession({ runnerPath }: SessionOptions): Session {
  let permissionFlag = findPermissionFlag()
  let size: MachineSize = firstSize
  let spare: { child: Child; size: MachineSize } | null = null
  const running = new Set<AbortController>()
  let isDisposed = false

  const prepareSpare = (): void => {
    const { memoryMb, nodes } = size
    const fits = spare?.size.memoryMb === memoryMb && spare.size.nodes === nodes
    if (isDisposed || (spare && fits && !spare.child.hasEnded())) return
    spare?.child.kill()
    spare = { child: startChild({ runnerPath, size, permissionFlag }), size }
  }
  const takeChild = async (): Promise<Child> => {
    prepareSpare()
    const child = spare?.child ?? startChild({ runnerPath, size, permissionFlag })
    spare = null
    if ((await child.ready) || permissionFlag === null || isDisposed) return child
    // The flag is known but does not work here (as under some Electrons): it is an extra layer only.
    permissionFlag = null
    return startChild({ runnerPath, size, permissionFlag })
  }

  const run: Session['run'] = async (program, root, limits, signal, untilPass = null) => {
    if (isDisposed || signal?.aborted) return { type: 'cancelled' }
    const own = new AbortController()
    const cancelled = new Promise<'cancelled'>((resolve) => {
      own.signal.addEventListener('abort', () => resolve('cancelled'))
    })
    const cancel = (): void => own.abort()
    running.add(own)
    signal?.addEventListener('abort', cancel, { once: true })
    size = limits
    const child = takeChild()
    const timers = [setTimeout(prepareSpare, spareDelayMs)]
    try {
      const reply = child.then((started) => {
        const began = performance.now()
        const timeout = new Promise<'timeout'>((resolve) => {
          const wait = (known: number): void => {
            const check = (): void => {
              const passes = started.watched().report?.passes ?? 0
              const mayGoOn = passes > known && performance.now() < began + limits.trainingMs
              if (mayGoOn) wait(passes)
              else resolve('timeout')
            }
            timers.push(setTimeout(check, limits.timeMs + graceMs))
          }
          wait(0)
        })
        return Promise.race([ask(started, { type: 'run', program, root, untilPass, limits }), timeout])
      })
      const first = await Promise.race([reply, cancelled])
      if (first === 'cancelled') return { type: 'cancelled' }
      return first === 'timeout' ? describeTimeout((await child).watched(), program, limits) : first
    } finally {
      timers.forEach((timer) => clearTimeout(timer))
      signal?.removeEventListener('abort', cancel)
      void child.then((started) => started.kill())
      running.delete(own)
      // After the result was used: starting a process takes milliseconds.
      setTimeout(prepareSpare, afterwardsMs)
    }
  }
  const dispose = (): void => {
    isDisposed = true
    for (const one of running) one.abort()
    spare?.child.kill()
    spare = null
  }
  prepareSpare()
  return { run, dispose }
}

async function ask(child: Child, request: RunRequest): Promise<RunOutcome> {
  const { program, limits } = request
  const reply = await child.run(request)
  if (reply.kind === 'ended') return describeEnd(reply.end, child.watched(), program, limits)
  const checked = checkReply(reply.message, program)
  if (checked?.type === 'failed') return checked
  const snapshot = checked?.type === 'done' ? await readSnapshot(child, checked) : null
  if (checked?.type !== 'done' || snapshot === null) return describeNonsense(child.watched(), program)
  return { type: 'done', snapshot, raised: checked.raised }
}

/** Null where the columns of the graph do not come or make no sense. */
async function readSnapshot(child: Child, { tables, nodes, scopes }: CheckedAnswer): Promise<Snapshot | null> {
  const { strings, passes, program } = tables
  const counts: ColumnCounts = { nodes, scopes, sites: program.sites.length, strings: strings.length, passes }
  const bytes = await child.readColumns(measureLayout(layOutColumns(counts)))
  if (bytes === null) return null
  const columns = viewColumns(counts, bytes)
  return (await checkColumns(columns.graph, columns.scopes, counts)) ? { ...tables, ...columns } : null
}

function findPermissionFlag(): string | null {
  const flags = process.allowedNodeEnvironmentFlags
  return ['--permission', '--experimental-permission'].find((flag) => flags.has(flag)) ?? null
}
