// The pipe through which snapshots leave the sandboxed process: also in the middle of its program, and columns as they are.
import { writeSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { deserialize, serialize } from 'node:v8'

/** After standard input, output, error and the channel of messages. */
export const columnPipe = 4

/** Node keeps pools for buffers of up to half of 8 KiB. */
const smallestOwn = 8192

/** Length of a message in the bytes before it. */
const headBytes = 4
const maxMessageBytes = 2 ** 30

/** A message and, behind it, whatever is written next. Waits until all is written. */
export function writeMessage(message: unknown): void {
  const bytes = serialize(message)
  writeToPipe(new Uint8Array(Uint32Array.of(bytes.length).buffer))
  writeToPipe(bytes)
}

/** The next message, as it was written by a stranger; null where there is none. */
export async function readMessage(read: PipeReader): Promise<{ readonly message: unknown } | null> {
  const head = await read(headBytes)
  const length = head === null ? 0 : (new Uint32Array(head)[0] ?? 0)
  const bytes = length > 0 && length <= maxMessageBytes ? await read(length) : null
  if (bytes === null) return null
  try {
    return { message: deserialize(Buffer.from(bytes)) }
  } catch {
    return { message: undefined }
  }
}

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

/**
 * Gives the next so many bytes, in memory that threads can share; null when the pipe ends before, or there is no memory for
 * as many. To be called one after the other.
 */
export type PipeReader = (length: number) => Promise<SharedArrayBuffer | null>

export function createPipeReader(pipe: Readable): PipeReader {
  const chunks = (pipe as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
  let chunk: Uint8Array = new Uint8Array()
  let taken = 0
  return async (length) => {
    const bytes = reserve(length)
    if (bytes === null) return null
    let filled = 0
    try {
      while (filled < length) {
        if (taken === chunk.length) {
          release(chunk)
          const next = await chunks.next()
          if (next.done) return null
          chunk = next.value
          taken = 0
        }
        const wanted = chunk.subarray(taken, taken + length - filled)
        bytes.set(wanted, filled)
        filled += wanted.length
        taken += wanted.length
      }
      return bytes.buffer
    } catch {
      // The process ended: what it has not written never comes.
      return null
    }
  }
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
