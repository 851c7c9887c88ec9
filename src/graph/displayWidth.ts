// Tells how many columns of a monospaced font a text takes, so that labels in any script fit their cells and tables.

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** East Asian wide and full-width forms, and emoji: two columns each (after Unicode's EastAsianWidth). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u

const invisible = /^[\p{Mark}\p{Control}\p{Format}]+$/u

/** Columns of a monospaced font. */
export function measureColumns(text: string): number {
  let columns = 0
  for (const { segment } of graphemes.segment(text)) columns += measureGrapheme(segment)
  return columns
}

/** The end of a text after `…` where the whole is wider than `columns`: the end of a path says most. */
export function keepEnd(text: string, columns: number): string {
  if (measureColumns(text) <= columns) return text
  const kept: string[] = []
  let left = columns - 1
  for (const { segment } of [...graphemes.segment(text)].toReversed()) {
    left -= measureGrapheme(segment)
    if (left < 0) break
    kept.unshift(segment)
  }
  return `…${kept.join('')}`
}

/** The start of a text before `…` where the whole is wider than `columns`. */
export function keepStart(text: string, columns: number): string {
  if (measureColumns(text) <= columns) return text
  let kept = ''
  let left = columns - 1
  for (const { segment } of graphemes.segment(text)) {
    left -= measureGrapheme(segment)
    if (left < 0) break
    kept += segment
  }
  return `${kept}…`
}

function measureGrapheme(segment: string): number {
  if (invisible.test(segment)) return 0
  return wide.test(segment) ? 2 : 1
}
