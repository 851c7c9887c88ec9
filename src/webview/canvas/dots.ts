// Colours the pixels that boxes cover, however many boxes there are.
import type { ViewTransform } from '../viewTransform.ts'

export interface Dots {
  /** Four a box, in scene units: x and y of the centre, half its width, half its height. */
  readonly boxes: Float32Array
  /** The colour of each box, as the bytes of a pixel. */
  readonly pixels: Uint32Array
}

/** `image` is `width` × `height` pixels, and is cleared first; a box covers a pixel at least. */
export function colourDots(
  { boxes, pixels }: Dots,
  image: Uint32Array,
  width: number,
  height: number,
  { x, y, k }: ViewTransform,
): void {
  image.fill(0)
  for (let box = 0; box < pixels.length; box++) {
    const at = 4 * box
    const [middleX, middleY] = [(boxes[at] as number) * k + x, (boxes[at + 1] as number) * k + y]
    const [halfWidth, halfHeight] = [(boxes[at + 2] as number) * k, (boxes[at + 3] as number) * k]
    const left = Math.round(middleX - halfWidth)
    const top = Math.round(middleY - halfHeight)
    const right = Math.min(Math.max(Math.round(middleX + halfWidth), left + 1), width)
    const bottom = Math.min(Math.max(Math.round(middleY + halfHeight), top + 1), height)
    const pixel = pixels[box] as number
    for (let row = Math.max(top, 0); row < bottom; row++) {
      for (let column = Math.max(left, 0); column < right; column++) image[row * width + column] = pixel
    }
  }
}
