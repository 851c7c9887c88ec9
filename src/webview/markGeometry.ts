// Where the sign of a change stands on a shape, and how it is drawn.

export const markRadius = 7.5

/** Plus and delta: told apart by their shapes. */
export const markSigns = { added: 'M-3.5,0H3.5M0,-3.5V3.5', changed: 'M0,-3.6L3.9,3H-3.9Z' } as const

/** Relative to the centre of a shape of that size. */
export function placeMark(width: number, height: number): { readonly x: number; readonly y: number } {
  return { x: width / 2 - 3, y: -height / 2 + 3 }
}
