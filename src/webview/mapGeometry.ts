// The arithmetic of the small map: when it is needed, how large it is, and what a point of it means.
import type { Size, ViewTransform } from './viewTransform.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

const largestMap: Size = { width: 180, height: 120 }
/** Where the panel is smaller, the map would cover what it maps. */
const smallestView: Size = { width: 480, height: 260 }

/** The graph is larger than the view, and the view has room for a map. */
export function isMapNeeded({ k }: ViewTransform, scene: Size, view: Size): boolean {
  if (view.width < smallestView.width || view.height < smallestView.height) return false
  return scene.width * k > view.width + 1 || scene.height * k > view.height + 1
}

/** Pixels of the map for one unit of the scene. */
export function findMapScale(scene: Size): number {
  return Math.min(largestMap.width / Math.max(scene.width, 1), largestMap.height / Math.max(scene.height, 1))
}

/** The point of the scene under the pointer; `picture` is where the map stands in the page. */
export function readMapPoint(
  { clientX, clientY }: Pick<PointerEvent, 'clientX' | 'clientY'>,
  picture: Pick<DOMRect, 'left' | 'top'>,
  scale: number,
): Point {
  return { x: (clientX - picture.left) / scale, y: (clientY - picture.top) / scale }
}
