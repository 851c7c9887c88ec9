// Paints tens of thousands of shapes as pixels of one picture: each a dot of its colour.
import type { ViewTransform } from '../viewTransform.ts'
import type { PaintedShape } from './paintedScene.ts'
import { findShapeOpacity, findTint, type Picture } from './picture.ts'

/** A picture of its own, as large as the view in CSS pixels. */
export interface DotCanvas {
  paint(context: CanvasRenderingContext2D, picture: Picture, shapes: readonly PaintedShape[], to: ViewTransform): void
}

export function createDotCanvas(): DotCanvas {
  const canvas = document.createElement('canvas')
  const own = canvas.getContext('2d')
  let image: ImageData | null = null
  let pixels = new Uint32Array(0)
  const colours = new Map<string, number>()
  let coloured: Picture['palette'] | null = null

  return {
    paint(context, picture, shapes, { x, y, k }) {
      if (!own) return
      const { width, height } = measureView(context)
      if (canvas.width !== width || canvas.height !== height || !image) {
        canvas.width = width
        canvas.height = height
        image = own.createImageData(width, height)
        pixels = new Uint32Array(image.data.buffer)
      } else pixels.fill(0)
      if (coloured !== picture.palette) {
        colours.clear()
        coloured = picture.palette
      }
      const isMarking = picture.marks.isFocusing || picture.marks.isSearching || hasFilter(picture)
      for (const painted of shapes) {
        const { shape } = painted
        const isFaint = isMarking && findShapeOpacity(picture, painted.key, picture.marks.markShape(painted.key)) < 0.5
        const colour = findTint(picture, painted)?.ground ?? picture.palette[isFaint ? 'card' : 'wire']
        const pixel = readColour(own, colours, colour, isFaint ? 60 : 255)
        const left = Math.max(Math.round((shape.x - shape.width / 2) * k + x), 0)
        const top = Math.max(Math.round((shape.y - shape.height / 2) * k + y), 0)
        const right = Math.min(Math.max(Math.round((shape.x + shape.width / 2) * k + x), left + 1), width)
        const bottom = Math.min(Math.max(Math.round((shape.y + shape.height / 2) * k + y), top + 1), height)
        for (let row = top; row < bottom; row++) pixels.fill(pixel, row * width + left, row * width + right)
      }
      own.putImageData(image, 0, 0)
      context.save()
      context.resetTransform()
      context.drawImage(canvas, 0, 0, context.canvas.width, context.canvas.height)
      context.restore()
    },
  }
}

function measureView({ canvas }: CanvasRenderingContext2D): { width: number; height: number } {
  const scale = window.devicePixelRatio
  return {
    width: Math.max(Math.round(canvas.width / scale), 1),
    height: Math.max(Math.round(canvas.height / scale), 1),
  }
}

function hasFilter({ looks }: Picture): boolean {
  return looks.reachOf !== null || looks.onlyGradient
}

/** As the bytes of a pixel; any CSS colour is read by drawing it. */
function readColour(own: CanvasRenderingContext2D, known: Map<string, number>, colour: string, alpha: number): number {
  const name = `${colour} ${alpha}`
  let pixel = known.get(name)
  if (pixel === undefined) {
    own.clearRect(0, 0, 1, 1)
    own.fillStyle = colour
    own.fillRect(0, 0, 1, 1)
    const bytes = own.getImageData(0, 0, 1, 1).data
    bytes[3] = alpha
    pixel = new Uint32Array(bytes.buffer)[0] ?? 0
    known.set(name, pixel)
  }
  return pixel
}
