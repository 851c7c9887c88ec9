// Eras: stretches of the tape, each with a token that only the handles made in it hold: when it is gone, so are they.

/** Held by every handle made in its era; `shift` is how far the era's nodes have moved since. */
export class Era {
  shift = 0
}

interface Stretch {
  readonly token: WeakRef<Era>
  /** First node; it ends where the next one begins. */
  readonly start: number
}

/** An era of which handles may exist, held so that it lives while its nodes move. */
export interface LivingEra {
  readonly era: Era
  readonly start: number
  readonly end: number
}

export interface Eras {
  /** Begins an era with the next node; returns its token. */
  begin(start: number): Era
  /** Where the current era began. */
  readonly start: number
  /** Those that some handle holds, as far as the garbage collector found out; `end`: of the tape. */
  listLiving(end: number): LivingEra[]
  /** Forgets all eras but these, which lie where they say. */
  keep(living: readonly { readonly era: Era; readonly start: number }[]): void
}

export function createEras(): Eras {
  let stretches: Stretch[] = []
  return {
    begin: (start) => {
      const era = new Era()
      stretches.push({ token: new WeakRef(era), start })
      return era
    },
    get start() {
      return stretches.at(-1)?.start ?? 0
    },
    listLiving: (end) =>
      stretches.flatMap(({ token, start }, at) => {
        const era = token.deref()
        return era ? [{ era, start, end: stretches[at + 1]?.start ?? end }] : []
      }),
    keep: (living) => {
      stretches = living.map(({ era, start }) => ({ token: new WeakRef(era), start }))
    },
  }
}
