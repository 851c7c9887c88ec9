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
  /** As the bytes of an opaque pixel. */
  const colours = new Map<string, number>()
  let coloured: Picture['palette'] | null = null

  return {
    paint(context, picture, shapes, { x, y, k }) {
      if (!own) return
      const { palette, marks } = picture
      const { width, height } = measureView(context)
      if (canvas.width !== width || canvas.height !== height || !image) {
        canvas.width = width
        canvas.height = height
        image = own.createImageData(width, height)
        pixels = new Uint32Array(image.data.buffer)
      } else pixels.fill(0)
      if (coloured !== palette) {
        colours.clear()
        coloured = palette
      }
      const isPlain = !marks.isFocusing && !marks.isSearching && !hasFilter(picture)
      for (const painted of shapes) {
        const { key, kind, shape } = painted
        const colour = findTint(picture, painted)?.ground ?? palette[kind === 'card' ? 'outline' : 'wire']
        let pixel = colours.get(colour)
        if (pixel === undefined) colours.set(colour, (pixel = readColour(own, colour)))
        const opacity = isPlain ? 1 : findShapeOpacity(picture, key, marks.markShape(key))
        if (opacity < 1) pixel = withOpacity(pixel, opacity)
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
