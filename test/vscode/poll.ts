// Asks again and again until there is an answer: the one way the harness waits for what has no event.
import { setInterval } from 'node:timers/promises'

/** Resolves to the first answer that is not undefined; rejects with the explanation after `timeout` ms. */
export async function poll<T>(ask: () => Promise<T | undefined>, timeout: number, explain: () => string): Promise<T> {
  const deadline = Date.now() + timeout
  const first = await ask()
  if (first !== undefined) return first
  for await (const _ of setInterval(50)) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (Date.now() > deadline) break
  }
  throw new Error(`${explain()} (waited ${timeout} ms)`)
}
