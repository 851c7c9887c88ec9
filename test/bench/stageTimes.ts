// The moments of one save, from the key to the frame that shows it, as the panel's webview and its host note them.
import type { Frame } from 'playwright-core'

/** Milliseconds since 1970. */
export interface Moments {
  /** The run's snapshot was checked and is there for all features. */
  readonly ready: number
  /** The state left for the webview. */
  readonly sent: number
  /** The message event began, in the webview. */
  readonly received: number
  /** The panel's own listener has returned: the DOM shows the state. */
  readonly drawn: number
  /** The first task after the frame with that DOM: style, layout and paint are done on the renderer's main thread. */
  readonly painted: number
}

/**
 * Resolves after the frame that shows the next state that is current. A message channel's task that is posted in an
 * animation frame's callback runs when that frame has been painted and handed to the compositor.
 */
export function watchNextState(panel: Frame): Promise<Moments> {
  return panel.evaluate(
    () =>
      new Promise<Moments>((resolve) => {
        const now = (): number => performance.timeOrigin + performance.now()
        const take = (
          event: MessageEvent<{
            type?: string
            state?: { status: { kind: string }; times: { ready: number; sent: number } }
          }>,
        ): void => {
          const { type, state } = event.data
          if (type !== 'state' || state?.status.kind !== 'current') return
          removeEventListener('message', take)
          const drawn = now()
          const received = performance.timeOrigin + event.timeStamp
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.addEventListener('message', () => resolve({ ...state.times, received, drawn, painted: now() }))
            port1.start()
            port2.postMessage(null)
          })
        }
        addEventListener('message', take)
      }),
  )
}
