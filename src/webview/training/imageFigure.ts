// Draws a picture of brightnesses, as large as the column allows.
import type { Plot } from '../../protocol/training.ts'
import { buildElement } from '../buildElement.ts'
import { createChartFigure } from './chartFigure.ts'
import type { Figure } from './passFigure.ts'

export type Image = Extract<Plot, { kind: 'image' }>

const largestHeight = 200

export function createImageFigure(): Figure<Image> {
  const canvas = buildElement('canvas', { class: 'image-plot', role: 'img' })
  const figure = createChartFigure('image', null, [canvas])
  let shape = { width: 1, height: 1 }
  let room = 0
  function fit(): void {
    const scale = Math.min(room / shape.width, largestHeight / shape.height)
    // Whole pixels for each pixel of the picture where there is room, so that all are equally large.
    const zoom = scale > 1 ? Math.floor(scale) : scale
    canvas.style.width = `${shape.width * zoom}px`
    canvas.style.height = `${shape.height * zoom}px`
  }
  return {
    element: figure.element,
    update({ title, width, height, pixels }) {
      shape = { width, height }
      canvas.width = width
      canvas.height = height
      const image = new ImageData(toGrey(pixels, width * height), width, height)
      canvas.getContext('2d')?.putImageData(image, 0, 0)
      fit()
      const summary = `${title}: picture of ${width} × ${height} pixels`
      figure.describe({ title, aside: `${width} × ${height}`, summary })
      canvas.setAttribute('aria-label', summary)
      figure.note('', '')
    },
    resize(width) {
      room = width
      fit()
    },
    repaint: () => undefined,
  }
}

/** RGBA bytes; what is outside 0 to 1 is clamped, what is no number is see-through. */
export function toGrey(pixels: readonly number[], count: number): Uint8ClampedArray<ArrayBuffer> {
  const bytes = new Uint8ClampedArray(4 * count)
  for (let i = 0; i < count; i++) {
    const brightness = pixels[i] ?? NaN
    if (!Number.isNaN(brightness)) bytes.set([255 * brightness, 255 * brightness, 255 * brightness, 255], 4 * i)
  }
  return bytes
}
