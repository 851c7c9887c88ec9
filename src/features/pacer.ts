// Passes on what comes in quick succession: at once, then at most once in a while, and always the latest.

export interface Pacer<Item> {
  offer(item: Item): void
  /** Forgets what waits. */
  clear(): void
}

export function createPacer<Item>(send: (item: Item) => void, pauseMs: number): Pacer<Item> {
  let timer: NodeJS.Timeout | undefined
  let waiting: { readonly item: Item } | null = null
  const pass = (item: Item): void => {
    waiting = null
    timer = setTimeout(() => {
      timer = undefined
      if (waiting) pass(waiting.item)
    }, pauseMs)
    send(item)
  }
  return {
    offer: (item) => {
      if (timer === undefined) pass(item)
      else waiting = { item }
    },
    clear: () => {
      waiting = null
    },
  }
}
