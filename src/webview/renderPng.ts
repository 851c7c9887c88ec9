// Turns an SVG picture into a PNG, which only a page with a canvas can do.
import { largestSide } from '../protocol/panelMessages.ts'

/** Base64 of a PNG `scale` times the picture's own size, or less where that would be too large to draw. */
export async function renderPng(svg: string, scale: number): Promise<string> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const factor = Math.min(scale, largestSide / image.width, largestSide / image.height)
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.width * factor))
    canvas.height = Math.max(1, Math.round(image.height * factor))
    const context = canvas.getContext('2d')
    if (!context) throw new Error('The panel could not make a picture: its canvas is not available.')
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '')
  } finally {
    URL.revokeObjectURL(address)
  }
}
