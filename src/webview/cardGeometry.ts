// Where the parts of a card stand, from its centre, so that every renderer draws the same card.
import type { Card } from '../protocol/scene.ts'

const cardPadding = 9
export const cardRadius = 6
export const barHeight = 3
/** Room of the words `data` and `grad`. */
const keyWidth = 32
/** Widest advance of a character at the numbers' size; a longer text is squeezed rather than run into its key. */
export const digitWidth = 8
/** The same for any size of a monospace font. */
export const widestAdvance = 0.62
const smallestFarSize = 22
/** Numbers up to `−24.7041` get the same size, so that a changed sign does not change it. */
const usualDigits = 8

export interface CardGeometry {
  readonly left: number
  readonly top: number
  /** Where words and bar begin, where numbers end. */
  readonly start: number
  readonly end: number
  /** Width of the bar at full length, and of a number beside its word. */
  readonly room: number
  readonly numberRoom: number
  /** Heights of the two rows and of the bar. */
  readonly first: number
  readonly second: number
  readonly barTop: number
  /** Middle of the label's cell. */
  readonly labelX: number
}

export function measureCard({
  width,
  height,
  labelWidth,
}: Pick<Card, 'width' | 'height' | 'labelWidth'>): CardGeometry {
  const [left, top] = [-width / 2, -height / 2]
  const start = left + labelWidth + cardPadding
  const end = left + width - cardPadding
  return {
    left,
    top,
    start,
    end,
    room: end - start,
    numberRoom: end - start - keyWidth,
    first: top + height * 0.3,
    second: top + height * 0.66,
    barTop: top + height - 7.5,
    labelX: left + labelWidth / 2,
  }
}

/** The card seen from afar. */
export interface FarCard {
  readonly hasData: boolean
  /** Largest size of the text in scene units. */
  readonly size: number
  /** Where the label begins, and the height at which the number stands. */
  readonly labelStart: number
  readonly drop: number
}

/** From afar the card is one line, the name and the number as large as both fit; where that is too small, only the name. */
export function measureFarCard({ width, height, labelText, data }: Card): FarCard {
  const findSize = (columns: number): number =>
    Math.min(height * 0.6, (width - 2 * cardPadding) / (columns * widestAdvance))
  const name = labelText.length
  const withData = findSize(name + (name > 0 ? 1.5 : 0) + Math.max(data.length, usualDigits))
  const hasData = name === 0 || withData >= smallestFarSize
  return {
    hasData,
    size: Math.round(hasData ? withData : findSize(name)),
    labelStart: cardPadding - width / 2,
    drop: height * 0.2,
  }
}

/** The number is not a finite one. */
export function isBroken(text: string): boolean {
  return /NaN|∞/.test(text)
}
