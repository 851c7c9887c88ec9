// Looks at earlier passes of the good run of a file: the latest asked for wins, and one that cannot be shown says why.
import type { Snapshot } from '../protocol/snapshot.ts'
import type { Replay } from '../runtime/replay.ts'

type PassSeen = { readonly snapshot: Snapshot } | { readonly trouble: string }

export class PassReplay {
  #open: (() => Replay) | null = null
  #replay: Replay | null = null
  #requests = 0

  /** From now on another run is looked at; null: none. */
  follow(open: (() => Replay) | null): void {
    this.#requests++
    this.#replay?.dispose()
    this.#replay = null
    this.#open = open
  }

  /** null: a later wish overtook this one. */
  async show(pass: number): Promise<PassSeen | null> {
    const request = ++this.#requests
    if (!this.#open) return null
    this.#replay ??= this.#open()
    const seen = await this.#replay.show(pass).then(
      (snapshot): PassSeen | null => snapshot && { snapshot },
      (error: unknown): PassSeen => ({ trouble: error instanceof Error ? error.message : String(error) }),
    )
    return request === this.#requests ? seen : null
  }

  /** The pass that is looked for is not wanted any more. */
  forget(): void {
    this.#requests++
  }
}
