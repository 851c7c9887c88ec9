// Gives a text a short key that is, for all that happens, its own.

/** 64 bits of FNV-1a in two halves of different bases, as hexadecimal. */
export function hashText(text: string): string {
  let low = 0x811c9dc5
  let high = 0x1b873593
  for (let k = 0; k < text.length; k++) {
    const code = text.charCodeAt(k)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code ^ (low >>> 7), 0x01000193)
  }
  return ((high >>> 0).toString(16) + (low >>> 0).toString(16).padStart(8, '0')).padStart(16, '0')
}
