// Paints tens of thousands of shapes as pixels of one picture: each a dot of its colour.
import type { ViewTransform } from '../viewTransform.ts'
import { colourDots, type Dots } from './dots.ts'
import type { PaintedShape } from './paintedScene.ts'
import { findShapeOpacity, findTint, type Picture } from './picture.ts'

/** A picture of its own, as large as the view in CSS pixels. */
export interface DotCanvas {
  /** All shapes of the scene, in the view or not. */
  paint(context: CanvasRenderingContext2D, picture: Picture, shapes: readonly PaintedShape[], to: ViewTransform): void
}

type Colours = Pick<Picture, 'palette' | 'marks' | 'kept' | 'looks'>

export function createDotCanvas(): DotCanvas {
  const canvas = document.createElement('canvas')
  const own = canvas.getContext('2d')
  let image: ImageData | null = null
  let known: { readonly shapes: readonly PaintedShape[]; readonly by: Colours; readonly dots: Dots } | null = null

  /** Moving the view changes no colour. */
  function findDots(context: CanvasRenderingContext2D, picture: Picture, shapes: readonly PaintedShape[]): Dots {
    const { palette, marks, kept, looks } = picture
    const by = known?.by
    const isKnown = by?.palette === palette && by.marks === marks && by.kept === kept && by.looks === looks
    if (!known || known.shapes !== shapes || !isKnown) {
      known = { shapes, by: { palette, marks, kept, looks }, dots: readDots(context, picture, shapes) }
    }
    return known.dots
  }
  return {
    paint(context, picture, shapes, to) {
      if (!own) return
      const { width, height } = measureView(context)
      if (canvas.width !== width || canvas.height !== height || !image) {
        canvas.width = width
        canvas.height = height
        image = own.createImageData(width, height)
      }
      colourDots(findDots(own, picture, shapes), new Uint32Array(image.data.buffer), width, height, to)
      own.putImageData(image, 0, 0)
      context.save()
      context.resetTransform()
      context.drawImage(canvas, 0, 0, context.canvas.width, context.canvas.height)
      context.restore()
    },
  }
}

function readDots(own: CanvasRenderingContext2D, picture: Picture, shapes: readonly PaintedShape[]): Dots {
  const { palette, marks } = picture
  const boxes = new Float32Array(4 * shapes.length)
  const pixels = new Uint32Array(shapes.length)
  const colours = new Map<string, number>()
  for (const [at, painted] of shapes.entries()) {
    const { key, kind, shape } = painted
    boxes.set([shape.x, shape.y, shape.width / 2, shape.height / 2], 4 * at)
    const colour = findTint(picture, painted)?.ground ?? palette[kind === 'card' ? 'outline' : 'wire']
    let pixel = colours.get(colour)
    if (pixel === undefined) colours.set(colour, (pixel = readColour(own, colour)))
    pixels[at] = withOpacity(pixel, findShapeOpacity(picture, key, marks.markShape(key)))
  }
  return { boxes, pixels }
}

function measureView({ canvas }: CanvasRenderingContext2D): { width: number; height: number } {
  const scale = window.devicePixelRatio
  return {
    width: Math.max(Math.round(canvas.width / scale), 1),
    height: Math.max(Math.round(canvas.height / scale), 1),
  }
}

/** Any CSS colour is read by drawing it. */
function readColour(own: CanvasRenderingContext2D, colour: string): number {
  own.clearRect(0, 0, 1, 1)
  own.fillStyle = colour
  own.fillRect(0, 0, 1, 1)
  return new Uint32Array(own.getImageData(0, 0, 1, 1).data.buffer)[0] ?? 0
}

/** The alpha of a pixel is its last byte, on machines that have the first byte of a number first: all that run VS Code. */
function withOpacity(pixel: number, opacity: number): number {
  return ((pixel & 0xffffff) | (Math.round(255 * opacity) << 24)) >>> 0
}
