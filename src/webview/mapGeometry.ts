// The arithmetic of the small map: when it is needed, how large it is, and what a point of it means.
import type { Box, Size, ViewTransform } from './viewTransform.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

const largestMap: Size = { width: 180, height: 120 }
const lowestMap = 24
/** More boxes than this are drawn a pixel each. */
const mostOwnBoxes = 2_000
/** Where the panel is smaller, the map would cover what it maps. */
const smallestView: Size = { width: 480, height: 260 }

/** The graph is larger than the view, and the view has room for a map. */
export function isMapNeeded({ k }: ViewTransform, scene: Size, view: Size): boolean {
  if (view.width < smallestView.width || view.height < smallestView.height) return false
  return scene.width * k > view.width + 1 || scene.height * k > view.height + 1
}

/** Pixels of the map for one unit of the scene. */
export interface MapScale {
  readonly x: number
  readonly y: number
}

/** The same both ways, unless a graph is so long and low that nothing of it could be seen: then it is stretched. */
export function findMapScale(scene: Size): MapScale {
  const [width, height] = [Math.max(scene.width, 1), Math.max(scene.height, 1)]
  const even = Math.min(largestMap.width / width, largestMap.height / height)
  return { x: Math.max(even, lowestMap / width), y: Math.max(even, lowestMap / height) }
}

/** The point of the scene under the pointer; `picture` is where the map stands in the page. */
export function readMapPoint(
  { clientX, clientY }: Pick<PointerEvent, 'clientX' | 'clientY'>,
  picture: Pick<DOMRect, 'left' | 'top'>,
  scale: MapScale,
): Point {
  return { x: (clientX - picture.left) / scale.x, y: (clientY - picture.top) / scale.y }
}

/** As SVG path data, in scene units; of very many boxes one for each pixel of the map that they cover with their middles. */
export function writeMap(boxes: readonly Box[], scale: MapScale): string {
  if (boxes.length <= mostOwnBoxes) return boxes.map(writeBox).join('')
  const [width, height] = [1 / scale.x, 1 / scale.y]
  const seen = new Map<string, Box>()
  for (const { x, y } of boxes) {
    const [column, row] = [Math.floor(x / width), Math.floor(y / height)]
    const key = `${column} ${row}`
    if (!seen.has(key)) seen.set(key, { x: (column + 0.5) * width, y: (row + 0.5) * height, width, height })
  }
  return Array.from(seen.values(), writeBox).join('')
}

function writeBox({ x, y, width, height }: Box): string {
  return `M${Math.round(x - width / 2)},${Math.round(y - height / 2)}h${Math.round(width)}v${Math.round(height)}h${-Math.round(width)}Z`
}
