// The host's handle on the sandbox: one process a run, a spare kept warm, every end is an answer.
import type { Limits, RunRequest } from '../protocol/processMessages.ts'
import type { Program } from '../protocol/program.ts'
import { startChild, type Child } from './childProcess.ts'
import { followRun, type RunControl, type RunOutcome } from './followRun.ts'
import type { MachineSize } from './machine.ts'
import { createReplay, type Replay } from './replay.ts'

export interface Session {
  /** Runs a program beside others that are under way. Never rejects. */
  run(program: Program, root: string | null, limits: Limits, control?: RunControl): Promise<RunOutcome>
  /** For looking at earlier passes of a program: runs it again as far as it has to, whenever it is asked. */
  openReplay(program: Program, limits: Limits): Replay
  /** Ends every process; runs under way end as cancelled. */
  dispose(): void
}

export interface SessionOptions {
  /** The bundled `processMain`. */
  readonly runnerPath: string
}

/** Of the first spare; later ones follow the limits of the runs. */
const firstSize: MachineSize = { memoryMb: 1024, nodes: 2_000_000 }
/** A run that takes longer gets its successor's process prepared meanwhile. */
const spareDelayMs = 250
const afterwardsMs = 50

export function createSession({ runnerPath }: SessionOptions): Session {
  let permissionFlag = findPermissionFlag()
  let size: MachineSize = firstSize
  let spare: { child: Child; size: MachineSize } | null = null
  const running = new Set<AbortController>()
  const replays = new Set<Replay>()
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

  const run: Session['run'] = async (program, root, limits, control = {}) => {
    const { signal } = control
    if (isDisposed || signal?.aborted) return { type: 'cancelled' }
    const own = new AbortController()
    const cancelled = new Promise<{ readonly type: 'cancelled' }>((resolve) => {
      own.signal.addEventListener('abort', () => resolve({ type: 'cancelled' }))
    })
    const cancel = (): void => own.abort()
    running.add(own)
    signal?.addEventListener('abort', cancel, { once: true })
    size = limits
    const child = takeChild()
    const spareTimer = setTimeout(prepareSpare, spareDelayMs)
    try {
      const request: RunRequest = { type: 'run', program, root, limits, untilPass: null }
      return await Promise.race([child.then((started) => followRun(started, request, control)), cancelled])
    } finally {
      clearTimeout(spareTimer)
      signal?.removeEventListener('abort', cancel)
      void child.then((started) => started.kill())
      running.delete(own)
      // After the result was used: starting a process takes milliseconds.
      setTimeout(prepareSpare, afterwardsMs)
    }
  }
  const openReplay: Session['openReplay'] = (program, limits) => {
    const replay = createReplay(program, limits, async () => {
      size = limits
      const child = await takeChild()
      setTimeout(prepareSpare, spareDelayMs)
      return child
    })
    replays.add(replay)
    const dispose = (): void => {
      replays.delete(replay)
      replay.dispose()
    }
    return { ...replay, dispose }
  }
  const dispose = (): void => {
    isDisposed = true
    for (const one of running) one.abort()
    for (const one of replays) one.dispose()
    spare?.child.kill()
    spare = null
  }
  prepareSpare()
  return { run, openReplay, dispose }
}

function findPermissionFlag(): string | null {
  const flags = process.allowedNodeEnvironmentFlags
  return ['--permission', '--experimental-permission'].find((flag) => flags.has(flag)) ?? null
}
