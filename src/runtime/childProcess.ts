// One sandboxed process from the host's side: started, asked once, and always ended.
import { fork, type ChildProcess } from 'node:child_process'
import { Readable } from 'node:stream'
import type { RunRequest } from '../protocol/processMessages.ts'
import { columnPipe, createPipeReader, type PipeReader } from './columnPipe.ts'
import type { MachineSize } from './machine.ts'
import type { WatchReport } from './sandbox/watchRun.ts'
import { createWatchReader, type WatchOutput, type WatchReader } from './watchOutput.ts'

/** How a process ended that gave no answer. */
export interface ChildEnd {
  readonly exitCode: number | null
  readonly signal: string | null
  /** The end of what the process wrote to its standard error. */
  readonly stderr: string
}

type ChildReply =
  { readonly kind: 'message'; readonly message: unknown } | { readonly kind: 'ended'; readonly end: ChildEnd }

export interface Child {
  /** True once it can take a run; false when it ended before. */
  readonly ready: Promise<boolean>
  readonly hasEnded: () => boolean
  /** To be called once. */
  readonly run: (request: RunRequest) => Promise<ChildReply>
  /** What it shows of its run, and behind each message the columns; see columnPipe.ts. */
  readonly pipe: PipeReader
  /** Tells its watchdog something, also while the program runs. */
  readonly order: (order: Order) => void
  /** Called whenever the watchdog has said where the program is. */
  onReport: (report: WatchReport) => void
  /** What its watchdog has said so far: where the program is or was, what limit it broke, what it printed. */
  readonly watched: () => WatchOutput
  readonly kill: () => void
}

/** Show the latest pass; or hold the program once there were so many passes, which also lets one go on that was held before. */
type Order = 'live' | `stop ${number}`

export interface ChildOptions {
  readonly runnerPath: string
  readonly size: MachineSize
  /** The Node permission flag to use, null for none. */
  readonly permissionFlag: string | null
}

const keptOutput = 16_384
/** The heap may grow a little beyond the limit, so that the watchdog, who knows the place, comes first. */
const heapHeadroomMb = 512
/**
 * V8 by default stops inlining operators in the middle of a function of a network; so much more, and a node costs a seventh
 * less. And it begins with a young generation of 1 MB, which a training step of handles fills and has cleaned twice; the
 * 16 MB that it would grow to anyway save a tenth.
 */
export const engineFlags = ['--max-inlined-bytecode-size-cumulative=4000', '--min-semi-space-size=16']
/** A process that is not ready by then never will be. */
const startMs = 15_000

/** Starts a process; it is idle until `run`. */
export function startChild({ runnerPath, size, permissionFlag }: ChildOptions): Child {
  const permissions = permissionFlag === null ? [] : [permissionFlag, `--allow-fs-read=${runnerPath}`, '--allow-worker']
  const child = fork(runnerPath, [String(size.memoryMb), String(size.nodes)], {
    execArgv: [`--max-old-space-size=${size.memoryMb + heapHeadroomMb}`, ...engineFlags, ...permissions],
    // Nothing of the host's environment goes in; under Electron the same binary has to behave as Node.
    env: { ELECTRON_RUN_AS_NODE: '1', TZ: 'UTC' },
    serialization: 'advanced',
    stdio: ['pipe', 'pipe', 'pipe', 'ipc', 'pipe'],
  })
  const watch = createWatchReader((report) => handle.onReport(report))
  const output = collectOutput(child, watch)
  const ended = new Promise<ChildEnd>((resolve) => {
    const finish = (exitCode: number | null, signal: string | null) =>
      resolve({ exitCode, signal, stderr: output.stderr })
    child.once('close', finish)
    child.once('error', (error) => {
      output.stderr += String(error)
      if (child.pid === undefined) finish(null, null)
    })
  })
  const ready = Promise.race([
    new Promise<boolean>((resolve) => child.once('message', () => resolve(true))),
    ended.then(() => false),
  ])
  const slow = setTimeout(() => child.kill('SIGKILL'), startMs)
  void ready.then(() => clearTimeout(slow))
  const pipe = child.stdio[columnPipe]
  const handle: Child = {
    ready,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null || !child.connected,
    kill: () => child.kill('SIGKILL'),
    watched: watch.output,
    pipe: pipe instanceof Readable ? createPipeReader(pipe) : () => Promise.resolve(null),
    order: (order) => void child.stdin?.write(`${order}\n`),
    onReport: () => {},
    run: async (request) => {
      if (!(await ready)) return { kind: 'ended', end: await ended }
      const answered = new Promise<ChildReply>((resolve) =>
        child.once('message', (message) => resolve({ kind: 'message', message })),
      )
      // A process that just died cannot be sent to: its end is the answer.
      child.send(request, () => {})
      return Promise.race([answered, ended.then((end): ChildReply => ({ kind: 'ended', end }))])
    },
  }
  return handle
}

function collectOutput(child: ChildProcess, watch: WatchReader): { stderr: string } {
  const output = { stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', watch.read)
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    output.stderr = (output.stderr + chunk).slice(-keptOutput)
  })
  // Its end tells the watchdog that the host is gone; an order for one that is gone is for nobody.
  child.stdin?.on('error', () => {})
  return output
}
