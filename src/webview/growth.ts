// Where the shapes of an opened group come from: out of the box it was.
import { findGroupPlace } from './groupFocus.ts'
import type { SceneIndex } from './sceneIndex.ts'
import type { Box } from './viewTransform.ts'

type Inside = Box & { readonly frame: number | null }

export interface Growth {
  /** The box of a group before it was opened; null where it was open, or is new. */
  findOrigin(groupKey: string): Box | null
  /** Where something new comes from: the box of the outermost group around it that was opened; null: from nowhere. */
  findStart(shape: Inside): Box | null
}

export function createGrowth(before: SceneIndex, after: SceneIndex): Growth {
  const wasOpen = new Set(Array.from(before.frames.values(), ({ key }) => key))
  const origins = new Map<string, Box | null>()
  function findOrigin(key: string): Box | null {
    let origin = origins.get(key)
    if (origin === undefined) {
      origin = wasOpen.has(key) ? null : (findGroupPlace(before, key) ?? null)
      origins.set(key, origin)
    }
    return origin
  }
  return {
    findOrigin,
    findStart(shape) {
      let start: Box | null = null
      for (let id = shape.frame; id !== null;) {
        const frame = after.frames.get(id)
        if (!frame) break
        const origin = findOrigin(frame.key)
        if (origin) start = shrinkInto(shape, frame, origin)
        id = frame.frame
      }
      return start
    },
  }
}

/** The place of a box inside `frame` when the frame is shrunk into `origin`, in one scale for width and height. */
export function shrinkInto(box: Box, frame: Box, origin: Box): Box {
  const scale = Math.min(origin.width / frame.width, origin.height / frame.height)
  return {
    x: origin.x + (box.x - frame.x) * scale,
    y: origin.y + (box.y - frame.y) * scale,
    width: box.width * scale,
    height: box.height * scale,
  }
}
