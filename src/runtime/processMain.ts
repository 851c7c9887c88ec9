// The sandboxed process: watchdog first, then hardening, then one run for the host.
import type { FromProcess, ToProcess } from '../protocol/processMessages.ts'
import { writeToPipe } from './columnPipe.ts'
import { evaluate } from './evaluate.ts'
import { createMachine } from './machine.ts'
import { createPrintMemory, printMemoryBytes } from './printMemory.ts'
import { progressBytes } from './progress.ts'
import { prepareIntrinsics } from './sandbox/prepareIntrinsics.ts'
import { startWatchdog } from './sandbox/startWatchdog.ts'
import { warmUp } from './warmUp.ts'

async function main(): Promise<void> {
  const shared = new SharedArrayBuffer(progressBytes)
  const prints = new SharedArrayBuffer(printMemoryBytes)
  const watchdog = await startWatchdog(shared, prints)
  const send = process.send?.bind(process)
  delete process.send
  const reply = (message: FromProcess, afterwards = (): void => {}): void => {
    send?.(message, undefined, undefined, afterwards)
  }
  const [memoryMb = 0, nodes = 0] = process.argv.slice(2).map(Number)
  const machine = createMachine({ memoryMb, nodes }, new Float64Array(shared), (limit) => {
    watchdog.send({ type: 'full', limit })
    // the watchdog, who knows the place, ends the process
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  })
  const sandbox = prepareIntrinsics(machine)
  const onPrint = createPrintMemory(prints)
  const rejections = new Map<object, unknown>()
  process.on('unhandledRejection', (reason, promise) => {
    rejections.set(promise, reason)
  })
  const takeRejections = () => [...rejections.values()]
  process.on('rejectionHandled', (promise) => rejections.delete(promise))
  process.on('disconnect', () => process.exit())

  process.once('message', (request: ToProcess) => {
    const { program, root, untilPass, limits } = request
    watchdog.send({ type: 'start', ...limits })
    const start = performance.now()
    const evaluated = evaluate(program, { root, untilPass, machine, ...sandbox, takeRejections, onPrint })
    // A failure of our own ends the process, which the host tells as a crash.
    void evaluated.then((evaluation) => {
      watchdog.send({ type: 'stop' })
      if (evaluation.type === 'failed') return reply(evaluation)
      const milliseconds = performance.now() - start
      // The host knows its own program.
      const sent = { files: [], sites: [], uses: [] }
      const { tables, graph, raised } = evaluation
      const answer = { ...tables, program: sent, milliseconds }
      const { counts } = graph
      return reply({ type: 'done', tables: answer, nodes: counts.nodes, scopes: counts.scopes, raised }, () =>
        graph.write(writeToPipe),
      )
    })
  })
  await warmUp(machine, sandbox)
  reply({ type: 'ready' })
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
