// The host's handle on the scene worker: hands it snapshots, whose columns both share, and gets scenes.
import { Worker } from 'node:worker_threads'
import type { GroupChoices } from '../protocol/panelMessages.ts'
import type { Scene, SceneTimes } from '../protocol/scene.ts'
import type { FromScenes, GroupGesture, NumberedSnapshot, ToScenes } from '../protocol/sceneMessages.ts'
import type { DrawableSnapshot } from '../protocol/snapshot.ts'

/** A snapshot to draw; `before`: the one it is compared with. */
export interface DrawnSnapshot {
  readonly snapshot: DrawableSnapshot
  readonly before: DrawableSnapshot | null
}

/** What one panel sees. All reject when the worker fails; the next question goes to a new one. */
export interface SceneViewer {
  /** `scene` is null where the snapshot has no graph. `isFlat`: every value a card, however many there are. */
  draw(
    drawn: DrawnSnapshot,
    choices: GroupChoices,
    isFlat?: boolean,
  ): Promise<{ readonly scene: Scene | null; readonly times: SceneTimes }>
  choose(drawn: DrawnSnapshot, gesture: GroupGesture, choices: GroupChoices): Promise<GroupChoices>
  dispose(): void
}

export interface SceneClient {
  openViewer(): SceneViewer
  dispose(): void
}

export interface ScenePaths {
  /** The bundled workers. */
  readonly sceneWorker: string
  readonly layoutWorker: string
}

export function createSceneClient(paths: ScenePaths): SceneClient {
  return new WorkerClient(paths)
}

type Answer = Exclude<FromScenes, { type: 'error' }>

interface Waiting {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

class WorkerClient implements SceneClient {
  readonly #paths: ScenePaths
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null
  /** How many workers there have been: what one holds the next does not. */
  #workers = 0
  #requests = 0
  #viewers = 0
  #snapshots = 0
  #isDisposed = false

  constructor(paths: ScenePaths) {
    this.#paths = paths
    this.#worker = this.#startWorker()
  }

  openViewer(): SceneViewer {
    const viewer = ++this.#viewers
    let heldBy = 0
    let held = new Map<DrawableSnapshot, number>()
    const name = ({
      snapshot,
      before,
    }: DrawnSnapshot): { snapshot: NumberedSnapshot; before: NumberedSnapshot | null } => {
      const isSame = heldBy === this.#workers
      const now = new Map<DrawableSnapshot, number>()
      const number = (each: DrawableSnapshot): NumberedSnapshot => {
        const known = isSame ? held.get(each) : undefined
        now.set(each, known ?? ++this.#snapshots)
        return { number: now.get(each) ?? 0, snapshot: known === undefined ? pickDrawable(each) : null }
      }
      const named = { snapshot: number(snapshot), before: before && number(before) }
      held = now
      heldBy = this.#workers
      return named
    }
    return {
      draw: async (drawn, choices, isFlat = false) => {
        const worker = this.#readyWorker()
        const request = ++this.#requests
        const answer = await this.#ask(worker, { type: 'draw', request, viewer, ...name(drawn), choices, isFlat })
        if (answer.type !== 'drawn') throw new Error(`A drawing was answered by '${answer.type}'.`)
        return answer
      },
      choose: async (drawn, gesture, choices) => {
        const worker = this.#readyWorker()
        const request = ++this.#requests
        const answer = await this.#ask(worker, { type: 'choose', request, viewer, ...name(drawn), gesture, choices })
        if (answer.type !== 'chosen') throw new Error(`A choice was answered by '${answer.type}'.`)
        return answer.choices
      },
      dispose: () => this.#worker?.postMessage({ type: 'forget', viewer } satisfies ToScenes, []),
    }
  }

  dispose(): void {
    this.#isDisposed = true
    const worker = this.#worker
    this.#worker = null
    void worker?.terminate()
    this.#failAll('Gradient Graph was closed.')
  }

  #readyWorker(): Worker {
    if (this.#isDisposed) throw new Error('Gradient Graph was closed.')
    return (this.#worker ??= this.#startWorker())
  }

  #ask(worker: Worker, message: Exclude<ToScenes, { type: 'forget' }>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(message.request, { resolve, reject })
      worker.postMessage(message, [])
    })
  }

  #startWorker(): Worker {
    this.#workers++
    const worker = new Worker(this.#paths.sceneWorker, { workerData: this.#paths.layoutWorker })
    worker.unref()
    worker.on('message', (message: FromScenes) => {
      const waiting = this.#waiting.get(message.request)
      this.#waiting.delete(message.request)
      if (message.type === 'error') waiting?.reject(new Error(message.message))
      else waiting?.resolve(message)
    })
    worker.on('error', (error) => this.#giveUp(worker, error instanceof Error ? error.message : String(error)))
    worker.on('exit', () => this.#giveUp(worker, 'The thread that draws graphs ended.'))
    return worker
  }

  #giveUp(worker: Worker, message: string): void {
    if (worker !== this.#worker) return
    this.#worker = null
    this.#failAll(message)
  }

  #failAll(message: string): void {
    const all = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { reject } of all) reject(new Error(message))
  }
}

function pickDrawable({ graph, strings, scopes, program: { sites } }: DrawableSnapshot): DrawableSnapshot {
  return { graph, strings, scopes, program: { sites } }
}
