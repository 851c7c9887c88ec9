// Answers what the host asks of the scene worker: it draws snapshots and opens their groups, for every viewer those it holds.
import type { GroupChoices } from '../protocol/panelMessages.ts'
import type { SceneTimes } from '../protocol/scene.ts'
import type { FromScenes, GroupGesture, NumberedSnapshot, ToScenes } from '../protocol/sceneMessages.ts'
import type { DrawableSnapshot } from '../protocol/snapshot.ts'
import { buildScene, type SceneStage } from './buildScene.ts'
import { closeAll, openAll, openAround } from './openGroups.ts'
import type { Layouts } from './room.ts'

type Asked = Exclude<ToScenes, { type: 'forget' }>

/** What a viewer named last, by number. */
type Held = ReadonlyMap<number, DrawableSnapshot>

export class SceneDesk {
  readonly #layouts: Layouts
  readonly #held = new Map<number, Held>()

  constructor(layouts: Layouts) {
    this.#layouts = layouts
  }

  forget(viewer: number): void {
    this.#held.delete(viewer)
  }

  /** Never rejects. */
  async answer(asked: Asked): Promise<FromScenes> {
    try {
      return asked.type === 'draw' ? await this.#draw(asked) : this.#choose(asked)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      return { type: 'error', request: asked.request, message }
    }
  }

  async #draw(asked: Extract<Asked, { type: 'draw' }>): Promise<FromScenes> {
    const { request, choices, isFlat } = asked
    const begun = readClock()
    const ended: Record<SceneStage, number> = { folded: begun, laidOut: begun }
    const { snapshot, before, earlier } = this.#hold(asked)
    const onStage = (stage: SceneStage): void => {
      ended[stage] = readClock()
    }
    const scene = await buildScene(snapshot, this.#layouts, { before, drawnBefore: earlier, choices, isFlat, onStage })
    const times: SceneTimes = { begun, ...ended, built: readClock() }
    return { type: 'drawn', request, scene, times }
  }

  #choose(asked: Extract<Asked, { type: 'choose' }>): FromScenes {
    const { snapshot } = this.#hold(asked)
    return { type: 'chosen', request: asked.request, choices: follow(snapshot, asked.gesture, asked.choices) }
  }

  /** `earlier`: the snapshot that the viewer drew before this one. */
  #hold({ viewer, snapshot, before }: Asked): {
    snapshot: DrawableSnapshot
    before: DrawableSnapshot | null
    earlier: DrawableSnapshot | null
  } {
    const held = this.#held.get(viewer) ?? new Map()
    const named = findHeld(held, snapshot)
    const compared = before && findHeld(held, before)
    const [earlier = null] = held.values()
    const now = new Map([[snapshot.number, named]])
    if (before && compared) now.set(before.number, compared)
    this.#held.set(viewer, now)
    return { snapshot: named, before: compared, earlier }
  }
}

function findHeld(held: Held, { number, snapshot }: NumberedSnapshot): DrawableSnapshot {
  const found = snapshot ?? held.get(number)
  if (!found) throw new Error(`The snapshot ${number} was not sent.`)
  return found
}

function follow(snapshot: DrawableSnapshot, gesture: GroupGesture, choices: GroupChoices): GroupChoices {
  switch (gesture.kind) {
    case 'openAll':
      return openAll(snapshot, choices)
    case 'closeAll':
      return closeAll(snapshot, choices)
    case 'openAround':
      return openAround(snapshot, gesture.node, choices)
    default:
      return gesture satisfies never
  }
}

function readClock(): number {
  return performance.timeOrigin + performance.now()
}
