// Writes the numbers of charts: values to be read beside them, and the ticks of their axes.

/** Four decimals where they say enough, else a power of ten; the true minus sign; `–` for what is not known. */
export function writeNumber(x: number | null | undefined): string {
  if (x === null || x === undefined) return '–'
  if (!Number.isFinite(x)) return writeNonFinite(x)
  const size = Math.abs(x)
  if (size === 0) return '0'
  if (size >= 1e6 || size < 1e-3) return sign(shortenExponent(x.toExponential(2)))
  return sign(x.toFixed(size >= 1000 ? 1 : 4))
}

/** As short as the number allows: 0.5, 1200, 2e−5. */
export function writeTick(x: number): string {
  if (!Number.isFinite(x)) return writeNonFinite(x)
  const size = Math.abs(x)
  // Ticks are sums of steps: 0.1 + 0.2 is meant to be 0.3.
  const rounded = Number(x.toPrecision(10))
  return sign(size !== 0 && (size >= 1e6 || size < 1e-4) ? shortenExponent(rounded.toExponential()) : String(rounded))
}

/** A tick of a log scale, a power of ten: 10⁻³, 1, 10². */
export function writePower(x: number): string {
  const exponent = Math.round(Math.log10(x))
  if (exponent === 0) return '1'
  if (exponent === 1) return '10'
  return `10${String(exponent).replace(/./g, (digit) => superscripts[digit] ?? digit)}`
}

const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
}

function writeNonFinite(x: number): string {
  if (Number.isNaN(x)) return 'NaN'
  return x > 0 ? '∞' : '−∞'
}

function shortenExponent(text: string): string {
  return text.replace('e+', 'e')
}

function sign(text: string): string {
  return text.replaceAll('-', '−')
}
