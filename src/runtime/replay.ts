// Shows a program as it was at any of its passes, by running it again up to there: it is the same every time.
import type { Limits } from '../protocol/processMessages.ts'
import type { Program } from '../protocol/program.ts'
import type { Snapshot } from '../protocol/snapshot.ts'
import type { Child } from './childProcess.ts'
import { describeEnd, describeNonsense } from './describeEnd.ts'
import { readShown } from './readShown.ts'

export interface Replay {
  /**
   * The program at the end of a pass, from 0; null where a later request overtook this one. Rejects where the program does not
   * come so far any more, with the reason in the user's words.
   */
  show(pass: number): Promise<Snapshot | null>
  dispose(): void
}

interface Held {
  readonly child: Promise<Child>
  readonly reply: ReturnType<Child['run']>
  /** The pass it is held at; −1 on the way to the first. */
  at: number
  snapshot: Snapshot | null
}

/** One process at a time, held at the pass shown last: a later pass is reached from there, an earlier one from the start. */
export function createReplay(program: Program, limits: Limits, takeChild: () => Promise<Child>): Replay {
  let current: Held | null = null
  let latest = 0
  let turn: Promise<unknown> = Promise.resolve()
  let isDisposed = false

  const isWanted = (request: number): boolean => request === latest && !isDisposed
  const end = (): void => {
    void current?.child.then((child) => child.kill())
    current = null
  }
  const begin = (pass: number): Held => {
    const child = takeChild()
    const reply = child.then((started) => started.run({ type: 'run', program, root: null, limits, untilPass: pass }))
    // It only answers when there is nothing more to show.
    void reply.then(() => child).then((started) => started.kill())
    return { child, reply, at: -1, snapshot: null }
  }
  /** Goes on to the pass, or begins again where the process is past it already. */
  const reach = async (pass: number, request: number): Promise<Snapshot | null> => {
    while (isWanted(request)) {
      if (current?.at === pass) return current.snapshot
      if (current && current.at > pass) end()
      const mine = (current ??= begin(pass))
      const child = await mine.child
      child.order(`stop ${pass + 1}`)
      const shown = await readShown(child, program)
      if (mine !== current) continue
      if (shown === null || shown === 'nonsense') {
        end()
        const reply = shown === null ? await mine.reply : null
        const { problems } =
          reply?.kind === 'ended'
            ? describeEnd(reply.end, child.watched(), program, limits)
            : describeNonsense(child.watched(), program)
        throw new Error(problems[0]?.message)
      }
      mine.at = shown.moment === 'end' ? Infinity : shown.snapshot.passes - 1
      mine.snapshot = shown.snapshot
    }
    return null
  }
  return {
    show: (pass) => {
      const request = ++latest
      const overtaken = current
      // One on its way to another pass need not go there first.
      if (overtaken && overtaken.at < pass) void overtaken.child.then((child) => child.order(`stop ${pass + 1}`))
      else if (overtaken && overtaken.at > pass) end()
      const shown = turn.then(() => reach(pass, request))
      turn = shown.catch(() => {})
      return shown
    },
    dispose: () => {
      isDisposed = true
      latest++
      end()
    },
  }
}
