// Writes closed groups and the frames of open ones into the exported picture.
import { frameHeading, type Frame, type GroupBox, type Spread } from '../protocol/scene.ts'
import { keepEnd, measureColumns } from './displayWidth.ts'
import { escapeXml } from './escapeXml.ts'

const padding = 10
const columnGap = 12
/** Advance of a character of the monospaced fonts, as a part of their size. */
const advance = 0.602
/** How far each card of a stack stands out behind the next. */
const stackStep = 4

/** A stack of cards: its name, how many, what is inside, and how the numbers are spread. */
export function writeGroup(group: GroupBox): string {
  const { width, height, count } = group
  const [left, top] = [group.x - width / 2, group.y - height / 2]
  const right = left + width - padding
  const behind = (count > 1 ? [2, 1] : []).map((depth) => {
    const shift = depth * stackStep
    return `<rect class="gg-behind" x="${left + shift}" y="${top - shift}" width="${width}" height="${height}" rx="7"/>`
  })
  const counted = writeCounted(count)
  const badge = counted === '' ? '' : writeBadge(counted, right - badgeWidth(counted) / 2, top + 16.5)
  const beside = group.range === '' ? 0 : measureText(group.range, 11) + 8
  const room = width - 2 * padding - beside - (counted === '' ? 0 : badgeWidth(counted) + 8)
  const name = keepEnd(group.name, Math.max(2, Math.floor(room / (13 * advance))))
  const column = (width - 2 * padding - columnGap) / 2
  return [
    `<g><title>${escapeXml(group.title)}</title>`,
    ...behind,
    `<rect class="gg-card gg-group" x="${left}" y="${top}" width="${width}" height="${height}" rx="7"/>`,
    badge,
    `<text class="gg-name" x="${left + padding}" y="${top + 21.5}">${escapeXml(name)}</text>`,
    `<text class="gg-row" x="${round(left + padding + measureText(name, 13) + 6)}" y="${top + 21}">${escapeXml(group.range)}</text>`,
    writeFitted('gg-row', group.contents, left + padding, top + 39, 11, width - 2 * padding),
    writeSpread('data', group.data, left + padding, top, column),
    writeSpread('|grad|', group.grad, left + padding + column + columnGap, top, column),
    '</g>',
  ].join('')
}

/** An outline with the name of the group and which of its members it shows. */
export function writeFrame({ x, y, width, height, name, member, count, title }: Frame): string {
  const [left, top] = [x - width / 2, y - height / 2]
  const members = count > 1 ? ` [${member}] of ${count.toLocaleString('en-US')}` : ''
  const rest = members === '' ? '' : `<tspan class="gg-member">${escapeXml(members)}</tspan>`
  return [
    `<g><title>${escapeXml(title)}</title>`,
    `<rect class="gg-frame" x="${left}" y="${top}" width="${width}" height="${height}" rx="10"/>`,
    `<path class="gg-line" d="M${left},${top + frameHeading}h${width}"/>`,
    `<text class="gg-name" x="${left + 11}" y="${top + frameHeading / 2 + 4.5}">${escapeXml(name)}${rest}</text>`,
    '</g>',
  ].join('')
}

/** On a bundle of edges: how many it stands for. */
export function writeBundle(count: number, x: number, y: number): string {
  return count > 1 ? writeBadge(writeCounted(count), x, y) : ''
}

/** The mean, and below it the histogram between its ends. */
function writeSpread(name: string, spread: Spread | null, left: number, top: number, width: number): string {
  const base = top + 74
  const key = `<text class="gg-row" x="${left}" y="${top + 56}">${name}</text>`
  const right = left + width
  if (!spread) return `${key}<text class="gg-mean" x="${right}" y="${top + 56}">–</text>`
  const step = width / Math.max(spread.histogram.length, 1)
  const bars = spread.histogram.map((part, k) => {
    // A bin with a single number in it must still be seen.
    const size = part > 0 ? Math.max(part * 13, 1) : 0
    return size > 0 ? `M${round(left + k * step)},${base}v${round(-size)}h${round(step * 0.82)}v${round(size)}z` : ''
  })
  return [
    key,
    writeFitted('gg-mean', spread.mean, right, top + 56, 12, width - measureText(name, 11) - 7),
    `<path class="gg-bars" d="${bars.join('')}"/>`,
    `<path class="gg-line" d="M${left},${base}h${width}"/>`,
    writeFitted('gg-end', spread.min, left, base + 11, 9, width / 2 - 4),
    writeFitted('gg-end gg-last', spread.max, right, base + 11, 9, width / 2 - 4),
  ].join('')
}

/** Squeezed where it would be wider than its room. */
function writeFitted(kind: string, text: string, x: number, y: number, size: number, room: number): string {
  const squeeze = measureText(text, size) > room ? ` textLength="${round(room)}" lengthAdjust="spacingAndGlyphs"` : ''
  return `<text class="${kind}" x="${x}" y="${y}"${squeeze}>${escapeXml(text)}</text>`
}

function writeBadge(text: string, x: number, y: number): string {
  const width = badgeWidth(text)
  return `<g><rect class="gg-badge" x="${round(x - width / 2)}" y="${round(y - 8.5)}" width="${width}" height="17" rx="4"/><text class="gg-badge-text" x="${round(x)}" y="${round(y + 4)}">${text}</text></g>`
}

function writeCounted(count: number): string {
  return count > 1 ? `×${count.toLocaleString('en-US')}` : ''
}

function badgeWidth(text: string): number {
  return Math.ceil(measureText(text, 11)) + 12
}

function measureText(text: string, size: number): number {
  return measureColumns(text) * size * advance
}

function round(x: number): number {
  return Math.round(x * 100) / 100
}
