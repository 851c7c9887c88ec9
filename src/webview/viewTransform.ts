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
/** Below this zoom numbers cannot be read. */
const legible = 0.45
/** As a power of 2: zooms by a quarter. */
const largestPinch = 0.32
/** Pixels of the scene that always stay inside the view. */
const keptInside = 72

export const largestZoom = 4

/** The whole scene in the middle of the view, never magnified above 1.25. */
export function fitScene(scene: Size, view: Size): ViewTransform {
  const k = Math.min(findFit(scene, view), largestFit)
  return { x: (view.width - scene.width * k) / 2, y: (view.height - scene.height * k) / 2, k }
}

/** The first look at a scene: all of it where its numbers can then be read, else so large that they can, the root at the right. */
export function frameScene(scene: Size, root: Box, view: Size): ViewTransform {
  const whole = fitScene(scene, view)
  if (whole.k >= legible) return whole
  const height = scene.height * legible
  const isLow = height <= findRoom(view.height)
  return {
    x: view.width - fitMargin - (root.x + root.width / 2) * legible,
    y: isLow ? (view.height - height) / 2 : view.height / 2 - root.y * legible,
    k: legible,
  }
}

/** The least zoom: half of what fits, and never more than a quarter, so that zooming out always shows more. */
export function findSmallestZoom(scene: Size, view: Size): number {
  return Math.min(fitScene(scene, view).k / 2, 0.25)
}

/** The nearest transform that keeps a part of the scene in the view. */
export function keepInside(transform: ViewTransform, scene: Size, view: Size): ViewTransform {
  return {
    x: keepSpan(transform.x, scene.width * transform.k, view.width),
    y: keepSpan(transform.y, scene.height * transform.k, view.height),
    k: transform.k,
  }
}

/** The smallest move that brings the box into the view, itself where it already is; a box too large is centred. */
export function bringIntoView(transform: ViewTransform, box: Box, view: Size): ViewTransform {
  const { x, y, k } = transform
  return {
    x: x + findMove(x + box.x * k, box.width * k, view.width),
    y: y + findMove(y + box.y * k, box.height * k, view.height),
    k,
  }
}

/** The centre of `after` stands where the centre of `before` stood; smaller where `after` is too large for the view, as long as numbers can be read. */
export function holdInPlace(transform: ViewTransform, before: Box, after: Box, view: Size): ViewTransform {
  const [x, y] = [transform.x + before.x * transform.k, transform.y + before.y * transform.k]
  const fitting = findFit(after, view)
  const k = Math.min(transform.k, Math.max(fitting, legible))
  const held = { x: x - after.x * k, y: y - after.y * k, k }
  return k <= fitting ? bringIntoView(held, after, view) : held
}

/** The whole box in the middle of the view, smaller if need be, never larger. */
export function showWhole(transform: ViewTransform, box: Box, view: Size): ViewTransform {
  const k = Math.min(transform.k, findFit(box, view))
  return { x: view.width / 2 - box.x * k, y: view.height / 2 - box.y * k, k }
}

function findFit(box: Size, view: Size): number {
  return Math.min(findRoom(view.width) / box.width, findRoom(view.height) / box.height)
}

/** Brings the box into the view so large that its numbers can be read. */
export function approachBox(transform: ViewTransform, box: Box, view: Size): ViewTransform {
  if (transform.k >= legible) return bringIntoView(transform, box, view)
  return { x: view.width / 2 - box.x * legible, y: view.height / 2 - box.y * legible, k: legible }
}

/** How far one turn of a wheel zooms, as a power of 2. */
export function readWheel({
  deltaY,
  deltaMode,
  ctrlKey,
}: Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'ctrlKey'>): number {
  const perUnit = [0.002, 0.05, 1][deltaMode] ?? 0.002
  const power = -deltaY * perUnit
  if (!ctrlKey) return power
  // A pinch arrives as a wheel with Ctrl, in small steps; a notch of a real wheel with Ctrl must not be taken for a large one.
  return Math.min(Math.max(power * 10, -largestPinch), largestPinch)
}

/** Any part of the scene can be seen. */
export function isSceneVisible(transform: ViewTransform, scene: Size, view: Size): boolean {
  const { x, y, k } = transform
  return x < view.width && y < view.height && x + scene.width * k > 0 && y + scene.height * k > 0
}

function findRoom(length: number): number {
  return Math.max(length - 2 * fitMargin, length / 2, 1)
}

/** The offset at which a part of a span of that length stays in the room. */
function keepSpan(offset: number, length: number, room: number): number {
  const kept = Math.min(keptInside, length, room)
  return Math.min(Math.max(offset, kept - length), room - kept)
}

function findMove(centre: number, length: number, room: number): number {
  const margin = Math.min(24, room / 8)
  if (length + 2 * margin > room) return room / 2 - centre
  const [low, high] = [centre - length / 2, centre + length / 2]
  if (low >= 0 && high <= room) return 0
  return low < margin ? margin - low : room - margin - high
}
