// How the symbol of an operation fits into its circle, so that every renderer draws the same.
import type { Size } from './viewTransform.ts'

/** Widest advance of a character of a word. */
const symbolWidth = 7.4

/** A word (`tanh`) is set smaller than a sign (`×`). */
export function measureSymbol(
  symbol: string,
  circle: Size,
): { readonly isWord: boolean; readonly width: number; readonly room: number } {
  return { isWord: symbol.length > 1, width: symbol.length * symbolWidth, room: circle.width - 16 }
}
