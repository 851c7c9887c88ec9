// Writes closed groups and the frames of open ones into the exported picture.
import { frameHeading, type Frame, type GroupBox, type Spread } from '../protocol/scene.ts'
import { keepEnd, measureColumns } from './displayWidth.ts'
import { escapeXml } from './escapeXml.ts'

const padding = 10
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
  const room = width - 2 * padding - (counted === '' ? 0 : badgeWidth(counted) + 8)
  const name = keepEnd(group.name, Math.max(2, Math.floor(room / (13 * advance))))
  const column = width - 2 * padding
  // Of what is inside only the first, where there is no room for all.
  const contents = measureText(group.contents, 11) > column ? group.contents.replace(/,.*/su, '') : group.contents
  return [
    `<g><title>${escapeXml(group.title)}</title>`,
    ...behind,
    `<rect class="gg-card gg-group" x="${left}" y="${top}" width="${width}" height="${height}" rx="7"/>`,
    badge,
    `<text class="gg-name" x="${left + padding}" y="${top + 21.5}">${escapeXml(name)}</text>`,
    writeFitted('gg-row', group.range === '' ? contents : group.range, left + padding, top + 37, 11, column),
    writeSpread('data', group.data, left + padding, top + 53, column),
    writeSpread('|grad|', group.grad, left + padding, top + 106, column),
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

/** The mean, its line at `top`, and below it the histogram between its ends. */
function writeSpread(name: string, spread: Spread | null, left: number, top: number, width: number): string {
  const base = top + 18
  const key = `<text class="gg-row" x="${left}" y="${top}">${name}</text>`
  const right = left + width
  if (!spread) return `${key}<text class="gg-mean" x="${right}" y="${top}">–</text>`
  const step = width / Math.max(spread.histogram.length, 1)
  const bars = spread.histogram.map((part, k) => {
    // A bin with a single number in it must still be seen.
    const size = part > 0 ? Math.max(part * 13, 1) : 0
    return size > 0 ? `M${round(left + k * step)},${base}v${round(-size)}h${round(step * 0.82)}v${round(size)}z` : ''
  })
  return [
    key,
    writeFitted('gg-mean', spread.mean, right, top, 12, width - measureText(name, 11) - 7),
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
