// Where the keyboard and the view go when a group opens or closes.
import type { Card, Frame, GroupBox } from '../protocol/scene.ts'
import type { PanelModel } from './panelModel.ts'
import { listFramesAround, type SceneIndex } from './sceneIndex.ts'

/** The open groups around what is active or else selected, outermost first. */
export function listOpenAround(model: PanelModel): readonly Frame[] {
  return listFramesAround(model.index, model.active ?? model.selected)
}

/** What stands for a group in a scene: its frame, or its box, or the card of its sum. */
export function findGroupPlace(index: SceneIndex, groupKey: string): Frame | GroupBox | Card | undefined {
  const closed = findClosed(index, groupKey)
  return findOpen(index, groupKey) ?? (closed === undefined ? undefined : index.shapes.get(closed))
}

/** Key of the closed group that a shape is: of a box, or of a card that is a chain of sums; null for any other. */
export function findGroupKey(index: SceneIndex, shapeKey: string): string | null {
  const shape = index.shapes.get(shapeKey)
  if (!shape || 'key' in shape) return shape?.key ?? null
  return index.sumOf.get(shapeKey) ?? null
}

function findClosed(index: SceneIndex, groupKey: string): string | undefined {
  return index.cardOfSum.get(groupKey) ?? [...index.groups].find(([, { key }]) => key === groupKey)?.[0]
}

export function findOpen(index: SceneIndex, groupKey: string): Frame | undefined {
  return [...index.frames.values()].find(({ key }) => key === groupKey)
}

/** After a group was opened or closed by the user: the keyboard stands at what it computes, or at what it is closed. */
export function followGroup(model: PanelModel, groupKey: string): PanelModel {
  const { index } = model
  const frame = findOpen(index, groupKey)
  if (frame) {
    const isInside = listOpenAround(model).includes(frame)
    return isInside ? model : { ...model, active: findLastInside(index, frame.id) ?? model.active, cameFrom: null }
  }
  const box = findClosed(index, groupKey)
  if (box === undefined) return model
  return { ...model, active: box, cameFrom: null, selected: model.selected ?? box }
}

/** The latest value in a frame, or else its last group: what the group computes. */
function findLastInside(index: SceneIndex, frame: number): string | undefined {
  const isInside = ([, shape]: readonly [string, { readonly frame: number | null }]): boolean => shape.frame === frame
  return ([...index.cards].findLast(isInside) ?? [...index.groups].findLast(isInside))?.[0]
}
