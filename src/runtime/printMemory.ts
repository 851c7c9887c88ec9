// What the program prints, in memory shared with the watchdog: kept when a limit ends the process and no answer comes.

/** The first four bytes count the bytes of text after them; the watchdog passes those on as they are. */
export const printsAt = 4

/** As much as the printer keeps fits, unless most of it is characters that need an escape. */
export const printMemoryBytes = 4 * 1024 * 1024

/** Writes prints, each as a line of JSON; what does not fit any more is left out. */
export function createPrintMemory(memory: SharedArrayBuffer): (print: string) => void {
  const written = new Int32Array(memory, 0, 1)
  const text = Buffer.from(memory, printsAt)
  return (print) => {
    const line = `${JSON.stringify(print)}\n`
    const at = Atomics.load(written, 0)
    const length = Buffer.byteLength(line)
    if (at + length > text.length) return
    text.write(line, at)
    // The watchdog reads only what is counted, and so no half line.
    Atomics.store(written, 0, at + length)
  }
}
