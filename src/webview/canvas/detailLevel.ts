// How much of a shape is drawn at which zoom: what could not be read is left out.

/**
 * `whole`: every word; `small`: numbers take the room of words; `far`: a name and a number; `box`: a coloured box;
 * `dot`: a few pixels, where there are so many boxes that drawing each would cost frames.
 */
export type DetailLevel = 'whole' | 'small' | 'far' | 'box' | 'dot'

/** Below these zooms; the first two are those of the style sheet. */
const smallBelow = 0.72
const farBelow = 0.36
const boxBelow = 0.16

const mostBoxes = 4_000

/** So many shapes in the view are a crowd: of what belongs to them only what can be told apart is drawn. */
const crowd = 250

export function isCrowded(visible: number): boolean {
  return visible > crowd
}

/** Smallest size of a text on the screen that is worth drawing, in pixels. */
const legible = 5.5

/** `visible`: how many cards and groups there are in the view. */
export function chooseLevel(k: number, visible: number): DetailLevel {
  if (visible > mostBoxes) return 'dot'
  if (k >= smallBelow) return 'whole'
  if (k >= farBelow) return 'small'
  return k >= boxBelow ? 'far' : 'box'
}

/** Words of that size in scene units can be read at that zoom. */
export function isLegible(size: number, k: number): boolean {
  return size * k >= legible
}

/** So small shapes cannot be pointed at. */
export function canPoint(level: DetailLevel): boolean {
  return level !== 'dot'
}

/** The buttons of a frame's heading are drawn. */
export function hasButtons(level: DetailLevel): boolean {
  return level === 'whole' || level === 'small'
}
