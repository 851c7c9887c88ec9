// The host's handle on the layout worker: one kept warm, replaced when it crashes or takes too long.
import { Worker } from 'node:worker_threads'
import type { FromLayout, LayoutInput, LayoutResult, ToLayout } from '../protocol/layoutMessages.ts'
import { layoutPlainly } from './layoutGraph.ts'
import { LayoutCache } from './layoutCache.ts'

/** Milliseconds after which a graph is laid out without Graphviz. */
const guardMs = 3000

export interface LayoutClientOptions {
  /** Path of the bundled worker, `layoutWorker.cjs`. */
  readonly workerPath: string
  readonly guardMs?: number
}

interface Waiting {
  readonly input: LayoutInput
  readonly resolve: (result: LayoutResult) => void
}

/** Every layout is answered: where Graphviz fails, by the plain one. */
export class LayoutClient {
  private readonly options: LayoutClientOptions
  private readonly cache = new LayoutCache()
  private readonly queue: Waiting[] = []
  private current: (Waiting & { readonly request: number; readonly guard: NodeJS.Timeout }) | null = null
  private worker: Worker | null = null
  private requests = 0
  private isDisposed = false

  constructor(options: LayoutClientOptions) {
    this.options = options
    this.worker = this.startWorker()
  }

  layout(input: LayoutInput): Promise<LayoutResult> {
    const known = this.cache.get(input)
    if (known) return Promise.resolve(known)
    return new Promise((resolve) => {
      this.queue.push({ input, resolve })
      this.sendNext()
    })
  }

  dispose(): void {
    this.isDisposed = true
    const worker = this.worker
    this.worker = null
    void worker?.terminate()
    for (const { input, resolve } of this.takeAll()) resolve(layoutPlainly(input))
  }

  private startWorker(): Worker {
    const worker = new Worker(this.options.workerPath)
    worker.unref()
    worker.on('message', (message: FromLayout) => {
      if (message.request !== this.current?.request) return
      this.finish(message.type === 'ok' ? message.result : null)
    })
    worker.on('error', () => this.replaceWorker(worker))
    worker.on('exit', () => this.replaceWorker(worker))
    return worker
  }

  /** One request at a time: a result that came too late is of no use to those behind it. */
  private sendNext(): void {
    if (this.current) return
    const next = this.queue.shift()
    if (!next) return
    if (this.isDisposed) {
      next.resolve(layoutPlainly(next.input))
      return
    }
    this.worker ??= this.startWorker()
    const request = ++this.requests
    const guard = setTimeout(() => {
      if (this.worker) this.replaceWorker(this.worker)
    }, this.options.guardMs ?? guardMs)
    this.current = { ...next, request, guard }
    this.worker.postMessage({ type: 'layout', request, input: next.input } satisfies ToLayout)
  }

  /** `result` null: Graphviz failed or took too long. */
  private finish(result: LayoutResult | null): void {
    if (!this.current) return
    const { input, resolve, guard } = this.current
    clearTimeout(guard)
    this.current = null
    const answer = result ?? layoutPlainly(input)
    this.cache.set(input, answer)
    resolve(answer)
    this.sendNext()
  }

  private replaceWorker(worker: Worker): void {
    if (worker !== this.worker) return
    this.worker = null
    void worker.terminate()
    this.finish(null)
  }

  private takeAll(): Waiting[] {
    const all = this.current ? [this.current, ...this.queue] : [...this.queue]
    if (this.current) clearTimeout(this.current.guard)
    this.current = null
    this.queue.length = 0
    return all
  }
}
