// The host's handle on the layout worker: one kept warm, replaced when it crashes or takes too long.
import { Worker } from 'node:worker_threads'
import type { FromLayout, LayoutInput, LayoutResult, ToLayout } from '../protocol/layoutMessages.ts'
import { layoutPlainly } from './layoutGraph.ts'
import { LayoutCache } from './layoutCache.ts'

/** A worker that has just been started, on a busy machine, may take so much longer for its first answer. */
const startMs = 3000

interface Waiting {
  readonly input: LayoutInput
  readonly resolve: (result: LayoutResult) => void
}

export interface LayoutClient {
  /** Every layout is answered: where Graphviz fails or takes too long, by the plain one. */
  layout(input: LayoutInput): Promise<LayoutResult>
  dispose(): void
}

/** `workerPath`: the bundled worker; `guardMs`: milliseconds after which a graph is laid out without Graphviz. */
export function createLayoutClient(workerPath: string, guardMs = 300): LayoutClient {
  return new WorkerClient(workerPath, guardMs)
}

class WorkerClient implements LayoutClient {
  readonly #workerPath: string
  readonly #guardMs: number
  readonly #cache = new LayoutCache()
  readonly #queue: Waiting[] = []
  #current: (Waiting & { readonly request: number; readonly guard: NodeJS.Timeout }) | null = null
  #worker: Worker | null
  #requests = 0
  #hasAnswered = false
  #isDisposed = false

  constructor(workerPath: string, guardMs: number) {
    this.#workerPath = workerPath
    this.#guardMs = guardMs
    this.#worker = this.#startWorker()
  }

  layout(input: LayoutInput): Promise<LayoutResult> {
    const known = this.#cache.get(input)
    if (known) return Promise.resolve(known)
    return new Promise((resolve) => {
      this.#queue.push({ input, resolve })
      this.#sendNext()
    })
  }

  dispose(): void {
    this.#isDisposed = true
    const worker = this.#worker
    this.#worker = null
    void worker?.terminate()
    for (const { input, resolve } of this.#takeAll()) resolve(layoutPlainly(input))
  }

  #startWorker(): Worker {
    const worker = new Worker(this.#workerPath)
    worker.unref()
    worker.on('message', (message: FromLayout) => {
      this.#hasAnswered = true
      if (message.request !== this.#current?.request) return
      this.#finish(message.type === 'ok' ? message.result : null)
    })
    worker.on('error', () => this.#replaceWorker(worker))
    worker.on('exit', () => this.#replaceWorker(worker))
    return worker
  }

  /** One request at a time: a result that came too late is of no use to those behind it. */
  #sendNext(): void {
    if (this.#current) return
    const next = this.#queue.shift()
    if (!next) return
    if (this.#isDisposed) {
      next.resolve(layoutPlainly(next.input))
      return
    }
    this.#worker ??= this.#startWorker()
    const request = ++this.#requests
    const guard = setTimeout(
      () => {
        if (this.#worker) this.#replaceWorker(this.#worker)
      },
      this.#guardMs + (this.#hasAnswered ? 0 : startMs),
    )
    this.#current = { ...next, request, guard }
    this.#worker.postMessage({ type: 'layout', request, input: next.input } satisfies ToLayout, [])
  }

  /** `result` null: Graphviz failed or took too long. */
  #finish(result: LayoutResult | null): void {
    if (!this.#current) return
    const { input, resolve, guard } = this.#current
    clearTimeout(guard)
    this.#current = null
    const answer = result ?? layoutPlainly(input)
    this.#cache.set(input, answer)
    resolve(answer)
    this.#sendNext()
  }

  #replaceWorker(worker: Worker): void {
    if (worker !== this.#worker) return
    this.#worker = null
    this.#hasAnswered = false
    void worker.terminate()
    this.#finish(null)
  }

  #takeAll(): Waiting[] {
    const all = this.#current ? [this.#current, ...this.#queue] : [...this.#queue]
    if (this.#current) clearTimeout(this.#current.guard)
    this.#current = null
    this.#queue.length = 0
    return all
  }
}
