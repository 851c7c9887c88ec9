// Writes a scene as a picture of its own: an SVG file that needs no style sheet, script or font beside it.
import { arrowLength, type Card, type Edge, type OpCircle, type Scene } from '../protocol/scene.ts'
import { measureColumns } from './displayWidth.ts'
import { escapeXml } from './escapeXml.ts'
import { writeBundle, writeFrame, writeGroup } from './svgGroups.ts'
import { writeSvgStyle, type SvgTheme } from './svgStyle.ts'

export interface SvgOptions {
  /** `auto` follows the viewer's preference for dark or light. */
  readonly theme: SvgTheme
}

const padding = 12
const footerHeight = 26
const monospacedWidth = 0.602

/** The size of the picture, in pixels at scale 1. */
export function measurePicture(scene: Scene): { width: number; height: number } {
  const footer = countDrawn(scene) < scene.totalValues ? footerHeight : 0
  return { width: Math.ceil(scene.width) + 2 * padding, height: Math.ceil(scene.height) + 2 * padding + footer }
}

/** A whole SVG document. */
export function exportSvg(scene: Scene, { theme }: SvgOptions): string {
  const drawn = countDrawn(scene)
  const isPart = drawn < scene.totalValues
  const { width, height } = measurePicture(scene)
  const footer = `${drawn} of ${scene.totalValues.toLocaleString('en')} values; the others are inside closed groups.`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-padding} ${-padding} ${width} ${height}" role="img" aria-labelledby="gg-title gg-desc" class="gg">`,
    `<title id="gg-title">${escapeXml(nameScene(scene))}</title>`,
    `<desc id="gg-desc">${escapeXml(describeScene(scene))}</desc>`,
    `<style>${writeSvgStyle(theme)}</style>`,
    `<rect class="gg-ground" x="${-padding}" y="${-padding}" width="${width}" height="${height}"/>`,
    ...scene.frames.map(writeFrame),
    ...scene.edges.map(writeEdge),
    ...scene.groups.map(writeGroup),
    ...scene.ops.map(writeCircle),
    ...scene.cards.map(writeCard),
    ...scene.edges.filter(({ partial }) => partial !== '').map(writePartial),
    ...scene.edges.map(({ count, labelX, labelY }) => writeBundle(count, labelX, labelY)),
    isPart ? `<text class="gg-row" x="4" y="${Math.ceil(scene.height) + padding + 6}">${footer}</text>` : '',
    '</svg>',
    '',
  ].join('\n')
}

function countDrawn({ cards }: Scene): number {
  return new Set(cards.map(({ node }) => node)).size
}

/** Cards come in the order of the tape, so the root is the last. */
function nameScene({ cards }: Scene): string {
  const root = cards.at(-1)?.label
  return root ? `Computation graph of ${root}` : 'Computation graph'
}

function describeScene(scene: Scene): string {
  const counts = `${scene.totalValues} values and ${scene.totalOps} operations, from left to right.`
  return [counts, ...[...scene.groups, ...scene.cards].map(({ title }) => title)].join(' ')
}

function writeCard(card: Card): string {
  const { width, height, labelText, labelWidth, data, grad, gradSign, gradBar } = card
  const [left, top] = [card.x - width / 2, card.y - height / 2]
  const [start, end] = [left + labelWidth + 9, left + width - 9]
  const sign = gradSign === null ? 'none' : gradSign < 0 ? 'down' : gradSign > 0 ? 'up' : 'zero'
  const label = `<line class="gg-line" x1="${left + labelWidth}" y1="${top}" x2="${left + labelWidth}" y2="${top + height}"/><text class="gg-label" x="${left + labelWidth / 2}" y="${card.y + 4.5}">${escapeXml(labelText)}</text>`
  const bar = `<rect class="gg-bar gg-${sign}" x="${start}" y="${top + height - 8}" width="${round((end - start) * gradBar)}" height="3" rx="1.5"/>`
  return [
    `<g><title>${escapeXml(card.title)}</title>`,
    `<rect class="gg-card" x="${left}" y="${top}" width="${width}" height="${height}" rx="7"/>`,
    labelWidth > 0 ? label : '',
    `<text class="gg-row" x="${start}" y="${top + 21}">data</text><text class="gg-number" x="${end}" y="${top + 21.5}">${escapeXml(data)}</text>`,
    `<text class="gg-row" x="${start}" y="${top + 40}">grad</text><text class="gg-number gg-grad gg-${sign}" x="${end}" y="${top + 40.5}">${escapeXml(grad)}</text>`,
    gradBar > 0 ? bar : '',
    '</g>',
  ].join('')
}

function writeCircle({ x, y, width, height, symbol, title }: OpCircle): string {
  const room = (width - 12) / (measureColumns(symbol) * monospacedWidth)
  const size = Math.min(width > height ? 13 : 17, Math.floor(room * 2) / 2)
  return `<g><title>${escapeXml(title)}</title><rect class="gg-op" x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" rx="${height / 2}"/><text class="gg-symbol" x="${x}" y="${round(y + size * 0.35)}" font-size="${size}">${escapeXml(symbol)}</text></g>`
}

/** Edges arrive level, so their arrow heads need no turning. */
function writeEdge({ path, count }: Edge): string {
  const [x, y] = readEnd(path)
  const width = count > 1 ? ` style="stroke-width:${round(Math.min(1.5 + Math.log2(count) * 0.55, 6))}"` : ''
  return `<path class="gg-edge" d="${path}"${width}/><path class="gg-arrow" d="M${x},${y - 4}l${arrowLength},4l${-arrowLength},4z"/>`
}

function readEnd(path: string): readonly [number, number] {
  const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? []
  const isLevel = path.includes('H')
  return isLevel ? [numbers.at(-1) ?? 0, numbers.at(-2) ?? 0] : [numbers.at(-2) ?? 0, numbers.at(-1) ?? 0]
}

function writePartial({ partial, labelX, labelY }: Edge): string {
  const width = Math.ceil(measureColumns(partial) * 11 * monospacedWidth) + 12
  return `<g><rect class="gg-pill" x="${round(labelX - width / 2)}" y="${round(labelY - 9)}" width="${width}" height="18" rx="9"/><text class="gg-partial" x="${round(labelX)}" y="${round(labelY + 4)}">${escapeXml(partial)}</text></g>`
}

function round(x: number): number {
  return Math.round(x * 100) / 100
}
