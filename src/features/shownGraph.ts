// What a panel shows of a live file: its latest good run, drawn with the groups the user opened and closed.
import { pickMember, setOpen } from '../graph/openGroups.ts'
import type { DrawnSnapshot, SceneViewer } from '../graph/sceneClient.ts'
import { noChoices, type FromPanel, type GroupChoices } from '../protocol/panelMessages.ts'
import { noTimes, type Scene, type SceneTimes } from '../protocol/scene.ts'
import type { GroupGesture } from '../protocol/sceneMessages.ts'
import type { GoodRun } from './baseline.ts'

/** What a panel says when the user opens or closes groups. */
export type GroupMessage = Extract<
  FromPanel,
  { readonly type: 'setOpen' | 'openAll' | 'closeAll' | 'resetGroups' | 'pick' }
>

/** A run and what it looks like. */
export interface DrawnRun {
  readonly run: GoodRun | null
  readonly choices: GroupChoices
  readonly scene: Scene | null
  readonly times: SceneTimes
}

type ChangeChoices = (choices: GroupChoices) => GroupChoices | Promise<GroupChoices>

interface Drawing {
  readonly run: GoodRun
  readonly choices: GroupChoices
  readonly end: Promise<void>
}

export class ShownGraph {
  /** Which groups the user opened and closed. */
  choices: GroupChoices = noChoices
  readonly #findRun: () => GoodRun | null
  readonly #viewer: SceneViewer
  #drawn: DrawnRun = { run: null, choices: noChoices, scene: null, times: noTimes }
  #drawing: Drawing | null = null
  /** Ends when all choices of groups so far have been made. */
  #choosing: Promise<void> = Promise.resolve()

  /** `findRun`: the latest good run of the file. */
  constructor(findRun: () => GoodRun | null, viewer: SceneViewer) {
    this.#findRun = findRun
    this.#viewer = viewer
  }

  /** What was drawn last; behind the file while a later run is being drawn. */
  get drawn(): DrawnRun {
    return this.#drawn
  }

  /** A drawing is under way. */
  get isDrawing(): boolean {
    return this.#drawing !== null
  }

  /** The scene of the latest good run, drawn if need be; null where there is none. Rejects where it cannot be drawn. */
  async layOut(): Promise<Scene | null> {
    const run = this.#findRun()
    const { choices } = this
    if (run === this.#drawn.run && choices === this.#drawn.choices) return this.#drawn.scene
    if (!run) this.#drawn = { run, choices, scene: null, times: noTimes }
    else {
      if (this.#drawing?.run !== run || this.#drawing.choices !== choices) {
        this.#drawing = { run, choices, end: this.#draw(run, choices) }
      }
      await this.#drawing.end
    }
    // A run that ended meanwhile is drawn by a call of its own.
    return this.layOut()
  }

  /** The whole graph without groups; null where there is none. */
  async layOutWhole(): Promise<Scene | null> {
    const run = this.#findRun()
    if (!run) return null
    const { scene } = await this.#viewer.draw({ snapshot: run.snapshot, before: null }, noChoices, true)
    return scene
  }

  /** Opens or closes groups of what is drawn, one choice after the other: lay it out to see it. Rejects where that fails. */
  change(message: GroupMessage): Promise<void> {
    switch (message.type) {
      case 'setOpen':
        return this.#choose((choices) => setOpen(choices, message.key, message.open))
      case 'pick':
        return this.#choose((choices) => pickMember(choices, message.key, message.member))
      case 'openAll':
        return this.#ask({ kind: 'openAll' })
      case 'closeAll':
        return this.#ask({ kind: 'closeAll' })
      case 'resetGroups':
        return this.#choose(() => noChoices)
      default:
        return message satisfies never
    }
  }

  /** Opens everything around a node of what is drawn. */
  openAround(node: number): Promise<void> {
    return this.#ask({ kind: 'openAround', node })
  }

  dispose(): void {
    this.#viewer.dispose()
  }

  async #draw(run: GoodRun, choices: GroupChoices): Promise<void> {
    try {
      const drawn = await this.#viewer.draw(listDrawn(run), choices)
      if (this.#findRun() === run && choices === this.choices) this.#drawn = { run, choices, ...drawn }
    } finally {
      if (this.#drawing?.run === run && this.#drawing.choices === choices) this.#drawing = null
    }
  }

  #ask(gesture: GroupGesture): Promise<void> {
    const { run } = this.#drawn
    return this.#choose((choices) => (run ? this.#viewer.choose(listDrawn(run), gesture, choices) : choices))
  }

  #choose(change: ChangeChoices): Promise<void> {
    const chosen = this.#changeAfter(this.#choosing, change)
    // One that fails does not keep the next from being made.
    this.#choosing = chosen.catch(() => {})
    return chosen
  }

  async #changeAfter(before: Promise<void>, change: ChangeChoices): Promise<void> {
    await before
    this.choices = await change(this.choices)
  }
}

function listDrawn({ snapshot, before }: GoodRun): DrawnSnapshot {
  return { snapshot, before: before?.snapshot ?? null }
}
