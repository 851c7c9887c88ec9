// Writes numbers as the user reads them everywhere: one style for cards, formulas and edge labels.

/** Four decimals with the true minus sign; `1.2346e−7` where four decimals would say nothing or too much. */
export function formatNumber(x: number): string {
  return formatFinite(x, (size) => (needsExponent(size) ? size.toExponential(4) : size.toFixed(4)))
}

/** The same number without trailing zeros, for formulas: `6`, `0.3333`, `1.2346e−7`. */
export function formatTrimmed(x: number): string {
  return formatFinite(x, (size) => trimZeros(needsExponent(size) ? size.toExponential(4) : size.toFixed(4)))
}

/** At most four significant digits, for the factor on an edge and the constant in a circle: `−3`, `0.4112`, `1.23e4`. */
export function formatFactor(x: number): string {
  return formatFinite(x, (size) => {
    const isPlain = size === 0 || (size >= 0.001 && size < 9999.5)
    return trimZeros(isPlain ? size.toFixed(countDecimals(size)) : size.toExponential(2))
  })
}

/** Sign of a gradient; null while it is not known, and 0 for NaN, which has none. */
export function findSign(x: number | null): -1 | 0 | 1 | null {
  if (x === null) return null
  return x > 0 ? 1 : x < 0 ? -1 : 0
}

function formatFinite(x: number, formatSize: (size: number) => string): string {
  if (Number.isNaN(x)) return 'NaN'
  const text = Number.isFinite(x) ? writeExponent(formatSize(Math.abs(x))) : '∞'
  return x < 0 ? `−${text}` : text
}

/** 999999.99996 would round to seven digits before the point, so the limit is where rounding reaches it. */
function needsExponent(size: number): boolean {
  return size !== 0 && (size < 0.00005 || size >= 999999.99995)
}

function countDecimals(size: number): number {
  if (size === 0) return 0
  const firstDigit = Math.floor(Math.log10(Number(size.toPrecision(4))))
  return Math.max(0, 3 - firstDigit)
}

function trimZeros(text: string): string {
  return text.replace(/(\.\d*?)0+(?=e|$)/, '$1').replace(/\.(?=e|$)/, '')
}

function writeExponent(text: string): string {
  return text.replace('e+', 'e').replace('e-', 'e−')
}
