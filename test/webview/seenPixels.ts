// Looks at a page as an eye does: at the pixels of its graph.
import type { OpenPanel } from './openPanel.ts'

/** The graph's area as rows of r, g, b, a. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly bytes: readonly number[]
}

/** Hides nothing and waits for nothing: the page shows what it shows. */
export async function seeGraph({ page }: OpenPanel): Promise<Pixels> {
  const shot = await page.locator('.stage').screenshot()
  // A page decodes pictures, and its own policy allows them as data.
  return page.evaluate(
    async (address) => {
      const image = new Image()
      image.src = address
      await image.decode()
      const { width, height } = image
      const context = new OffscreenCanvas(width, height).getContext('2d')
      if (!context) throw new Error('no canvas')
      context.drawImage(image, 0, 0)
      return { width, height, bytes: [...context.getImageData(0, 0, width, height).data] }
    },
    `data:image/png;base64,${shot.toString('base64')}`,
  )
}

/** Mean difference of a colour channel, 0 to 255, and the part of pixels that differ by more than an eye forgives. */
export function compare(one: Pixels, other: Pixels): { readonly mean: number; readonly part: number } {
  if (one.width !== other.width || one.height !== other.height) throw new Error('The pictures have other sizes.')
  let sum = 0
  let different = 0
  for (let at = 0; at < one.bytes.length; at += 4) {
    const gaps = [0, 1, 2].map((channel) => Math.abs((one.bytes[at + channel] ?? 0) - (other.bytes[at + channel] ?? 0)))
    sum += gaps.reduce((total, gap) => total + gap, 0) / 3
    if (Math.max(...gaps) > 64) different++
  }
  const pixels = one.bytes.length / 4
  return { mean: sum / pixels, part: different / pixels }
}
