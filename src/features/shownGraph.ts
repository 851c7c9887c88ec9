// What a panel shows of a live file: its latest good run, laid out with the groups the user opened and closed.
import { buildScene } from '../graph/buildScene.ts'
import type { LayoutClient } from '../graph/layoutClient.ts'
import { closeAll, findUser, openAll, openAround, pickMember, setOpen } from '../graph/openGroups.ts'
import { noChoices, type FromPanel, type GroupChoices } from '../protocol/panelMessages.ts'
import type { Scene } from '../protocol/scene.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
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
}

export class ShownGraph {
  /** Which groups the user opened and closed. */
  choices: GroupChoices = noChoices
  readonly #findRun: () => GoodRun | null
  readonly #layout: LayoutClient
  #drawn: DrawnRun = { run: null, choices: noChoices, scene: null }

  /** `findRun`: the latest good run of the file. */
  constructor(findRun: () => GoodRun | null, layout: LayoutClient) {
    this.#findRun = findRun
    this.#layout = layout
  }

  /** What was laid out last; behind the file while a later run is being laid out. */
  get drawn(): DrawnRun {
    return this.#drawn
  }

  /** The scene of the latest good run, laid out if need be; null where there is none. */
  async layOut(): Promise<Scene | null> {
    const run = this.#findRun()
    const { choices } = this
    if (run !== this.#drawn.run || choices !== this.#drawn.choices) {
      const before = run?.before?.snapshot ?? null
      const drawnBefore = this.#drawn.run?.snapshot ?? null
      const scene = run && (await buildScene(run.snapshot, this.#layout, { before, drawnBefore, choices }))
      // A run that ended meanwhile is laid out by a call of its own.
      if (this.#findRun() !== run || choices !== this.choices) return this.layOut()
      this.#drawn = { run, choices, scene }
    }
    return this.#drawn.scene
  }

  /** The whole graph without groups; null where there is none. */
  async layOutWhole(): Promise<Scene | null> {
    const run = this.#findRun()
    return run ? buildScene(run.snapshot, this.#layout, { isFlat: true }) : null
  }

  /** Opens or closes groups of what is drawn: lay it out to see it. */
  change(message: GroupMessage): void {
    const { run } = this.#drawn
    if (run) this.choices = changeChoices(run.snapshot, this.choices, message)
  }

  /** Opens everything around a node of what is drawn. */
  openAround(node: number): void {
    const { run } = this.#drawn
    if (run) this.choices = openAround(run.snapshot, node, this.choices)
  }

  /** The node whose card shows this one: a value inside a chain of sums is shown by the card of the whole sum. */
  findDrawn(node: number): number {
    const { run, scene } = this.#drawn
    if (!run) return node
    const drawn = new Set(scene?.cards.map((card) => card.node))
    let shown = node
    while (!drawn.has(shown) && shown < run.snapshot.graph.op.length - 1) shown = findUser(run.snapshot, shown)
    return shown
  }
}

function changeChoices(snapshot: Snapshot, choices: GroupChoices, message: GroupMessage): GroupChoices {
  switch (message.type) {
    case 'setOpen':
      return setOpen(choices, message.key, message.open)
    case 'pick':
      return pickMember(choices, message.key, message.member)
    case 'openAll':
      return openAll(snapshot, choices)
    case 'closeAll':
      return closeAll(snapshot, choices)
    case 'resetGroups':
      return noChoices
    default:
      return message satisfies never
  }
}
