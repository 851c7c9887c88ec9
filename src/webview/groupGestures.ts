// Turns what the user does with groups into messages, and keeps the keyboard and the view with the group that changes.
import type { Frame } from '../protocol/scene.ts'
import type { FrameAction } from './frameGeometry.ts'
import { findGroupKey, findGroupPlace, findOpen, followGroup, listOpenAround } from './groupFocus.ts'
import { findNearestMember } from './groupKeys.ts'
import type { Post } from './hostPort.ts'
import type { MemberPicker } from './memberPicker.ts'
import type { PanelModel } from './panelModel.ts'
import type { Anchor } from './renderer.ts'
import type { Viewport } from './viewport.ts'

export interface GroupGestures {
  /** Opens the closed group, or the chosen sum, or shows the member that the box beside its frame begins with; false: it cannot be opened. */
  open(model: PanelModel, shapeKey: string): boolean
  /** Closes the innermost group around what is chosen; false where there is none. */
  closeAround(model: PanelModel): boolean
  /** The same as a button of the innermost frame around what is chosen. */
  pressAround(model: PanelModel, action: FrameAction, button: Anchor): void
  press(model: PanelModel, action: FrameAction, groupKey: string, button: Anchor): void
  all(type: 'openAll' | 'closeAll' | 'resetGroups'): void
  /** A scene has come: keeps the group that the user changed where it was on the screen; null where there was none. */
  follow(before: PanelModel, after: PanelModel): PanelModel | null
}

export function createGroupGestures(post: Post, viewport: Viewport, picker: MemberPicker): GroupGestures {
  /** What the next scene answers: a change of one group, by its key, or of all. */
  let awaited: { readonly key: string; readonly isPick: boolean } | 'openAll' | 'closeAll' | 'resetGroups' | null = null

  function setOpen(key: string, open: boolean): void {
    awaited = { key, isPick: false }
    post({ type: 'setOpen', key, open })
  }
  function pick({ key, count }: Frame, member: number): void {
    if (member < 0 || member >= count) return
    awaited = { key, isPick: true }
    post({ type: 'pick', key, member })
  }
  function act(frame: Frame, action: FrameAction, button: Anchor): void {
    if (action === 'close') setOpen(frame.key, false)
    else if (action === 'choose') picker.open(button, frame, (member) => pick(frame, member))
    else pick(frame, frame.member + (action === 'after' ? 1 : -1))
  }
  return {
    open(model, shapeKey) {
      const { index, selected } = model
      const group = index.groups.get(shapeKey)
      const groupKey = findGroupKey(model.index, shapeKey)
      // A sum is a value as well: it is chosen first, and opens when it is asked for again.
      if (groupKey === null || (group ? !group.canOpen : shapeKey !== selected)) return false
      const frame = findOpen(index, groupKey)
      if (group && frame) pick(frame, findNearestMember(group, frame))
      else setOpen(groupKey, true)
      return true
    },
    closeAround(model) {
      const frame = listOpenAround(model).at(-1)
      if (frame) setOpen(frame.key, false)
      return frame !== undefined
    },
    pressAround(model, action, button) {
      const frame = listOpenAround(model).findLast(({ count }) => count > 1)
      if (frame) act(frame, action, button)
    },
    press({ index }, action, groupKey, button) {
      const frame = findOpen(index, groupKey)
      if (frame) act(frame, action, button)
    },
    all(type) {
      awaited = type
      post({ type })
    },
    follow(before, after) {
      const asked = awaited
      awaited = null
      if (asked === null) return null
      if (typeof asked === 'string') {
        viewport.frame(true)
        return { ...after, wantsAllOpen: asked === 'openAll' }
      }
      const chosen = asked.isPick ? before.active : null
      const [here, there] = [before, after].map(({ index }) => index.cards.get(chosen ?? ''))
      // The same value of another call: the eye stays on it.
      if (here && there) {
        viewport.keepPlace(here, there)
        return after
      }
      const [from, to] = [findGroupPlace(before.index, asked.key), findGroupPlace(after.index, asked.key)]
      if (!from || !to) return null
      viewport.keepPlace(from, to)
      return followGroup(after, asked.key)
    },
  }
}
