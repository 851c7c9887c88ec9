// Turns a long text that comes in pieces into bytes, letting the editor breathe in between.

/** Milliseconds of work without a pause. */
const stretch = 12

/** UTF-8 of all pieces in a row. */
export async function encodePieces(pieces: Iterable<string>): Promise<Uint8Array> {
  const encoder = new TextEncoder()
  const parts: Uint8Array[] = []
  let text = ''
  let start = performance.now()
  for (const piece of pieces) {
    text += piece
    if (text.length < 1 << 16) continue
    parts.push(encoder.encode(text))
    text = ''
    if (performance.now() - start < stretch) continue
    await new Promise((resolve) => setImmediate(resolve))
    start = performance.now()
  }
  return Buffer.concat([...parts, encoder.encode(text)])
}
