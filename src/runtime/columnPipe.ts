// The pipe through which the columns of a graph leave the sandboxed process, so that they are nowhere a message as well.
import { writeSync } from 'node:fs'
import type { Readable } from 'node:stream'

/** After standard input, output, error and the channel of messages. */
export const columnPipe = 4

/** Node keeps pools for buffers of up to half of 8 KiB. */
const smallestOwn = 8192

/** Waits until all is written. */
export function writeToPipe(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += tryWrite(bytes, at)
}

function tryWrite(bytes: Uint8Array, at: number): number {
  try {
    return writeSync(columnPipe, bytes, at)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
    // A pipe that does not wait of itself; the host reads on meanwhile.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    return 0
  }
}

/** The next `length` bytes, in memory that threads can share; null when the pipe ends before, or there is no memory for as many. */
export async function readFromPipe(pipe: Readable, length: number): Promise<SharedArrayBuffer | null> {
  const bytes = reserve(length)
  if (bytes === null) return null
  let filled = 0
  try {
    for await (const chunk of pipe as AsyncIterable<Uint8Array>) {
      const wanted = chunk.subarray(0, length - filled)
      bytes.set(wanted, filled)
      filled += wanted.length
      release(chunk)
      if (filled === length) return bytes.buffer
    }
  } catch {
    // The process ended: what it has not written never comes.
  }
  return null
}

/** Frees a chunk at once, where the engine can: what waits for the collector is a third of the graph. */
function release({ buffer, byteLength }: Uint8Array): void {
  // A smaller one may lie in memory that others use.
  if (byteLength < buffer.byteLength || byteLength < smallestOwn) return
  const freeable: ArrayBufferLike & { readonly transfer?: (length: number) => ArrayBuffer } = buffer
  freeable.transfer?.(0)
}

function reserve(length: number): Uint8Array<SharedArrayBuffer> | null {
  try {
    return new Uint8Array(new SharedArrayBuffer(length))
  } catch {
    return null
  }
}
