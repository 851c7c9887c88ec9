// Leads shapes from the places of one scene to those of the next: what moved glides, what is new comes out of its group.
import { createGrowth } from '../growth.ts'
import type { SceneIndex } from '../sceneIndex.ts'
import type { Box } from '../viewTransform.ts'

/** Where a shape is drawn on its way. */
export interface Standing {
  readonly x: number
  readonly y: number
  readonly scale: number
  readonly alpha: number
}

export interface Transition {
  /** `progress` from 0 to 1. */
  placeShape(key: string, box: Box & { readonly frame: number | null }, progress: number): Standing
  placeFrame(key: string, box: Box & { readonly frame: number | null }, progress: number): Box & { alpha: number }
  /** An edge stands still where both its ends do. */
  showEdge(from: string, to: string, progress: number): number
}

export function createTransition(before: SceneIndex, after: SceneIndex): Transition {
  const growth = createGrowth(before, after)
  const framesBefore = new Map(Array.from(before.frames.values(), (frame) => [frame.key, frame] as const))
  const hasMoved = (key: string): boolean => {
    const [old, now] = [before.shapes.get(key), after.shapes.get(key)]
    return !old || !now || old.x !== now.x || old.y !== now.y
  }
  return {
    placeShape(key, box, progress) {
      const old = before.shapes.get(key)
      if (old) return { x: mix(old.x, box.x, progress), y: mix(old.y, box.y, progress), scale: 1, alpha: 1 }
      const from = growth.findStart(box) ?? box
      const scale = mix(from.width / box.width, 1, progress)
      return { x: mix(from.x, box.x, progress), y: mix(from.y, box.y, progress), scale, alpha: progress }
    },
    placeFrame(key, box, progress) {
      const old = framesBefore.get(key)
      const from = old ?? growth.findOrigin(key) ?? growth.findStart(box) ?? box
      return { ...mixBoxes(from, box, progress), alpha: old ? 1 : progress }
    },
    showEdge: (from, to, progress) => (hasMoved(from) || hasMoved(to) ? progress : 1),
  }
}

function mix(from: number, to: number, progress: number): number {
  return from + (to - from) * progress
}

function mixBoxes(from: Box, to: Box, progress: number): Box {
  return {
    x: mix(from.x, to.x, progress),
    y: mix(from.y, to.y, progress),
    width: mix(from.width, to.width, progress),
    height: mix(from.height, to.height, progress),
  }
}
