// Starts the watchdog thread and gives the main thread its handle.
import { Worker } from 'node:worker_threads'
import { printsAt } from '../printMemory.ts'
import { cell, ordersAt } from '../progress.ts'
import { watchRun, type ToWatch, type WatchStart } from './watchRun.ts'

export interface Watchdog {
  send(message: ToWatch): void
}

/** Resolves when the thread runs, so that no code of a user is ever unwatched. */
export async function startWatchdog(progress: SharedArrayBuffer, prints: SharedArrayBuffer): Promise<Watchdog> {
  const workerData: WatchStart = { progress, cell, ordersAt, prints, printsAt }
  const worker = new Worker(`(${watchRun.toString()})(require)`, { eval: true, workerData, stdin: false })
  await new Promise<void>((resolve, reject) => {
    worker.once('online', resolve)
    worker.once('error', reject)
  })
  return { send: (message) => worker.postMessage(message) }
}
