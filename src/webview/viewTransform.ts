// The arithmetic of the viewport: where the scene stands so that it fits, is never lost, and shows what is asked for.

/** Screen = scene · k + (x, y), in CSS pixels. */
export interface ViewTransform {
  readonly x: number
  readonly y: number
  readonly k: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** A rectangle in scene units; x and y of its centre. */
export interface Box extends Size {
  readonly x: number
  readonly y: number
}

const fitMargin = 28
const largestFit = 1.25
/** Pixels of the scene that always stay inside the view. */
const keptInside = 72

export const largestZoom = 4

/** The whole scene in the middle of the view, never magnified above 1.25. */
export function fitScene(scene: Size, view: Size): ViewTransform {
  const room = (total: number): number => Math.max(total - 2 * fitMargin, total / 2, 1)
  const k = Math.min(room(view.width) / scene.width, room(view.height) / scene.height, largestFit)
  return { x: (view.width - scene.width * k) / 2, y: (view.height - scene.height * k) / 2, k }
}

/** The least zoom: half of what fits, and never more than a quarter, so that zooming out always shows more. */
export function findSmallestZoom(scene: Size, view: Size): number {
  return Math.min(fitScene(scene, view).k / 2, 0.25)
}

/** The nearest transform that keeps a part of the scene in the view. */
export function keepInside(transform: ViewTransform, scene: Size, view: Size): ViewTransform {
  const clamp = (offset: number, length: number, room: number): number => {
    const kept = Math.min(keptInside, length, room)
    return Math.min(Math.max(offset, kept - length), room - kept)
  }
  return {
    x: clamp(transform.x, scene.width * transform.k, view.width),
    y: clamp(transform.y, scene.height * transform.k, view.height),
    k: transform.k,
  }
}

/** The smallest move that brings the box into the view, itself where it already is; a box too large is centred. */
export function bringIntoView(transform: ViewTransform, box: Box, view: Size): ViewTransform {
  const move = (centre: number, length: number, room: number): number => {
    const margin = Math.min(24, room / 8)
    if (length + 2 * margin > room) return room / 2 - centre
    const [low, high] = [centre - length / 2, centre + length / 2]
    if (low >= 0 && high <= room) return 0
    return low < margin ? margin - low : room - margin - high
  }
  const { x, y, k } = transform
  return {
    x: x + move(x + box.x * k, box.width * k, view.width),
    y: y + move(y + box.y * k, box.height * k, view.height),
    k,
  }
}

/** Any part of the scene can be seen. */
export function isSceneVisible(transform: ViewTransform, scene: Size, view: Size): boolean {
  const { x, y, k } = transform
  return x < view.width && y < view.height && x + scene.width * k > 0 && y + scene.height * k > 0
}
