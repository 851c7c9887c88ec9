// The hatching of cards whose numbers are old: the style sheet's pattern for a canvas.

/** Distance and width of the lines in scene units, and how many times finer the pattern is drawn than that. */
const step = 7
const line = 1.5
const fineness = 4

export function createHatch(context: CanvasRenderingContext2D, colour: string): CanvasPattern | null {
  const tile = document.createElement('canvas')
  tile.width = step * fineness
  tile.height = 1
  const own = tile.getContext('2d')
  if (!own) return null
  own.fillStyle = colour
  own.fillRect(0, 0, line * fineness, 1)
  const pattern = context.createPattern(tile, 'repeat')
  pattern?.setTransform(new DOMMatrix().rotate(45).scale(1 / fineness))
  return pattern
}
