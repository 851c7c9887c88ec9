// Chooses round numbers for an axis.

/** Multiples of 1, 2 or 5 times a power of ten between both ends, about `count` of them. */
export function chooseTicks(min: number, max: number, count: number): number[] {
  const span = max - min
  if (!Number.isFinite(span) || span <= 0) return Number.isFinite(min) ? [min] : []
  const rough = span / Math.max(count, 1)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((times) => times * power >= rough * 0.999) ?? 10)
  const ticks: number[] = []
  for (let i = Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) ticks.push(i * step)
  return ticks
}

/** Powers of ten between both ends, every k-th where there are more than `most`. */
export function choosePowers(min: number, max: number, most: number): number[] {
  const [from, to] = [Math.ceil(Math.log10(min) - 1e-9), Math.floor(Math.log10(max) + 1e-9)]
  const step = Math.max(1, Math.ceil((to - from) / most))
  const powers: number[] = []
  for (let exponent = from; exponent <= to; exponent += step) powers.push(10 ** exponent)
  return powers
}
