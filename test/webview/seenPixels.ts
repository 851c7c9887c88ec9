// Looks at a page as an eye does: at the pixels of its graph.
import type { OpenPanel } from './openPanel.ts'

export interface Difference {
  /** Of a colour channel, 0 to 255. */
  readonly mean: number
  /** The part of the pixels that differ by more than an eye forgives. */
  readonly part: number
}

/** In pixels of the page. */
export interface PixelBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A picture of the whole page as an address; the page shows what it shows, nothing is waited for. */
export async function seePage({ page }: OpenPanel): Promise<string> {
  return `data:image/png;base64,${(await page.screenshot()).toString('base64')}`
}

/** Where the graph is. */
export async function findStage({ page }: OpenPanel): Promise<PixelBox> {
  const box = await page.locator('.stage').boundingBox()
  if (!box) throw new Error('There is no stage.')
  return box
}

/** Compares two pictures inside a box; `page` only decodes them, which its own policy allows. */
export function compare({ page }: OpenPanel, one: string, other: string, box: PixelBox): Promise<Difference> {
  return page.evaluate(
    async ({ addresses, part: { x, y, width, height } }) => {
      const pictures = await Promise.all(
        addresses.map(async (address) => {
          const image = new Image()
          image.src = address
          await image.decode()
          const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
          if (!context) throw new Error('There is no canvas.')
          context.drawImage(image, 0, 0)
          return context.getImageData(Math.round(x), Math.round(y), Math.round(width), Math.round(height)).data
        }),
      )
      const [first, second] = pictures
      if (!first || !second) throw new Error('There are not two pictures.')
      let sum = 0
      let different = 0
      for (let at = 0; at < first.length; at += 4) {
        let most = 0
        for (let channel = at; channel < at + 3; channel++) {
          const gap = Math.abs((first[channel] ?? 0) - (second[channel] ?? 0))
          sum += gap / 3
          most = Math.max(most, gap)
        }
        if (most > 64) different++
      }
      const pixels = first.length / 4
      return { mean: sum / pixels, part: different / pixels }
    },
    { addresses: [one, other], part: box },
  )
}
