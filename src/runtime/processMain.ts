// The sandboxed process: watchdog first, then hardening, then one run for the host.
import type { FromProcess, Moment, ToProcess } from '../protocol/processMessages.ts'
import { createGarbageCollector } from './collectGarbage.ts'
import { writeMessage, writeToPipe } from './columnPipe.ts'
import { evaluate, type Evaluated, type EvaluateOptions } from './evaluate.ts'
import { createMachine } from './machine.ts'
import { createPrintMemory, printMemoryBytes } from './printMemory.ts'
import { cell, ordersAt, progressBytes } from './progress.ts'
import { prepareIntrinsics } from './sandbox/prepareIntrinsics.ts'
import { startWatchdog } from './sandbox/startWatchdog.ts'
import { warmUp } from './warmUp.ts'

/** Of so many nodes the memory counts more than the milliseconds that collecting garbage takes. */
const largeGraph = 200_000

async function main(): Promise<void> {
  const shared = new SharedArrayBuffer(progressBytes)
  const prints = new SharedArrayBuffer(printMemoryBytes)
  const watchdog = await startWatchdog(shared, prints)
  const send = process.send?.bind(process)
  delete process.send
  const reply = (message: FromProcess): void => void send?.(message)
  const [memoryMb = 0, nodes = 0] = process.argv.slice(2).map(Number)
  const progress = new Float64Array(shared, 0, ordersAt / 8)
  const onFull = (limit: 'memory' | 'nodes'): never => {
    watchdog.send({ type: 'full', limit })
    // the watchdog, who knows the place, ends the process
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  }
  const machine = createMachine({ memoryMb, nodes }, progress, onFull)
  const collectGarbage = createGarbageCollector()
  const sandbox = prepareIntrinsics(machine)
  const onPrint = createPrintMemory(prints)
  const rejections = new Map<object, unknown>()
  process.on('unhandledRejection', (reason, promise) => {
    rejections.set(promise, reason)
  })
  const takeRejections = () => [...rejections.values()]
  process.on('rejectionHandled', (promise) => rejections.delete(promise))
  process.on('disconnect', () => process.exit())
  // Ctrl-C in a terminal goes to every process: the host decides.
  process.on('SIGINT', () => {})

  const show = (evaluation: Evaluated, moment: Moment, milliseconds: number): void => {
    // The host knows its own program.
    const program = { files: [], sites: [], uses: [] }
    const { tables, graph, raised } = evaluation
    const { nodes: nodeCount, scopes } = graph.counts
    const message: FromProcess = {
      type: 'done',
      moment,
      tables: { ...tables, program, milliseconds },
      nodes: nodeCount,
      scopes,
      raised,
    }
    writeMessage(message)
    if (moment === 'end' && nodeCount > largeGraph) collectGarbage()
    graph.write(writeToPipe)
  }

  process.once('message', ({ program, root, limits, untilPass }: ToProcess) => {
    // An order that came already is a later wish.
    if (untilPass !== null && progress[cell.stop] === 0) progress[cell.stop] = untilPass + 1
    watchdog.send({ type: 'start', ...limits })
    const start = performance.now()
    const onMoment: EvaluateOptions['onMoment'] = (moment, build) => {
      const begun = performance.now()
      const built = build()
      // of a run that goes on, what the picture of it costs tells how often there can be one
      show(built, moment, performance.now() - (moment === 'live' ? begun : start))
      if (moment === 'live') return
      watchdog.send({ type: 'stop' })
      waitWhileStopped()
      watchdog.send({ type: 'start', ...limits })
    }
    const evaluated = evaluate(program, { root, machine, ...sandbox, takeRejections, onPrint, onMoment })
    // A failure of our own ends the process, which the host tells as a crash.
    void evaluated.then((evaluation) => {
      watchdog.send({ type: 'stop' })
      if (evaluation.type === 'failed') return reply(evaluation)
      return show(evaluation, 'end', performance.now() - start)
    })
  })
  const orders = new Int32Array(shared, ordersAt, 1)
  const waitWhileStopped = (): void => {
    for (;;) {
      const seen = Atomics.load(orders, 0)
      const { [cell.stop]: stop = 0 } = progress
      if (stop === 0 || machine.engine.tape.passes < stop) return
      Atomics.wait(orders, 0, seen)
    }
  }
  await warmUp(machine, sandbox)
  reply({ type: 'ready' })
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
