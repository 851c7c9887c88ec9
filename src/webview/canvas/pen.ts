// Draws on a canvas in scene units, with the means every shape needs: boxes, strokes, and texts that stand as in SVG.

export interface TextStyle {
  readonly size: number
  readonly colour: string
  readonly family: string
  readonly weight?: number
  readonly align?: CanvasTextAlign
  /** A text whose `width` (about) is more than its `room` is squeezed into it. */
  readonly width?: number
  readonly room?: number
}

/** Distance from the middle of a line to its baseline, as a part of the font's size, by family. */
const baselines = new Map<string, number>()

export class Pen {
  readonly context: CanvasRenderingContext2D
  /** Device pixels for one unit where the pen is. */
  #scale: number

  /** `scale`: that of the context's transform. */
  constructor(context: CanvasRenderingContext2D, scale: number) {
    this.context = context
    this.#scale = scale
  }

  /** Everything that `draw` draws is at `x`, `y`, of that scale and opacity. */
  at(x: number, y: number, scale: number, alpha: number, draw: () => void): void {
    const { context } = this
    const outer = this.#scale
    context.save()
    context.translate(x, y)
    if (scale !== 1) context.scale(scale, scale)
    context.globalAlpha *= alpha
    this.#scale = outer * scale
    draw()
    this.#scale = outer
    context.restore()
  }

  fillBox(x: number, y: number, width: number, height: number, colour: string | CanvasPattern, radius = 0): void {
    const { context } = this
    context.fillStyle = colour
    if (radius === 0) return context.fillRect(x, y, width, height)
    context.beginPath()
    context.roundRect(x, y, width, height, radius)
    context.fill()
  }

  strokeBox(x: number, y: number, width: number, height: number, colour: string, radius = 0, line = 1): void {
    const { context } = this
    context.strokeStyle = colour
    context.lineWidth = line
    context.beginPath()
    context.roundRect(x, y, width, height, radius)
    context.stroke()
  }

  /** `path` as in SVG. */
  strokePath(path: string, colour: string, line: number): void {
    const { context } = this
    context.strokeStyle = colour
    context.lineWidth = line
    context.stroke(new Path2D(path))
  }

  /**
   * `y` is the middle of the line, as SVG's central baseline. As in SVG, the font is one of the size on the screen: a
   * larger one made smaller would have other widths, and less sharp glyphs.
   */
  write(text: string, x: number, y: number, style: TextStyle): void {
    const { context } = this
    const { size, colour, family, weight = 400, align = 'left', width = 0, room = Infinity } = style
    const scale = this.#scale
    context.font = `${weight} ${size * scale}px ${family}`
    context.fillStyle = colour
    context.textAlign = align
    context.save()
    context.translate(x, y + this.#findBaseline(family) * size)
    context.scale(1 / scale, 1 / scale)
    if (width > room) context.scale((room * scale) / Math.max(context.measureText(text).width, 1), 1)
    context.fillText(text, 0, 0)
    context.restore()
  }

  /** Width of a text in scene units. */
  measure(text: string, size: number, family: string, weight = 400): number {
    this.context.font = `${weight} ${size * this.#scale}px ${family}`
    return this.context.measureText(text).width / this.#scale
  }

  #findBaseline(family: string): number {
    let baseline = baselines.get(family)
    if (baseline === undefined) {
      const { context } = this
      const { font } = context
      context.font = `100px ${family}`
      const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('0')
      baseline = (fontBoundingBoxAscent - fontBoundingBoxDescent) / 200
      baselines.set(family, baseline)
      context.font = font
    }
    return baseline
  }
}
