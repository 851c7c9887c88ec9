// Saves a file in the real VS Code with two other digits in it, and notes the moments from the key to the frame that shows it.
import type { Frame, Page } from 'playwright-core'

/** Milliseconds since 1970, in this order. */
export interface SaveMoments {
  /** The key that saves reached the workbench. */
  readonly saved: number
  /** The run's snapshot was checked and is there for all features. */
  readonly ready: number
  /** The scene worker took it up, had folded it, had laid it out, and had written the texts of all shapes. */
  readonly begun: number
  readonly folded: number
  readonly laidOut: number
  readonly built: number
  /** The state left the extension host. */
  readonly sent: number
  /** The message event began in the webview. */
  readonly received: number
  /** All listeners to that event have returned: the DOM shows the state. */
  readonly drawn: number
  /** The first task after the frame with that DOM. */
  readonly painted: number
}

interface PostedState {
  readonly type?: string
  readonly state?: {
    readonly status: { readonly kind: string }
    readonly times: Omit<SaveMoments, 'saved' | 'received' | 'drawn' | 'painted'>
  }
}

/** Notes the moment of every Ctrl+S before VS Code sees it. */
export async function noteSaves(page: Page): Promise<void> {
  await page.evaluate(() => {
    const isSave = (event: KeyboardEvent): boolean => event.ctrlKey && event.key.toLowerCase() === 's'
    const note = (event: KeyboardEvent): void => {
      if (isSave(event)) document.body.dataset['savedAt'] = String(performance.timeOrigin + performance.now())
    }
    window.addEventListener('keydown', note, { capture: true })
  })
}

/** Leaves the editor's selection on the two digits at the end of a text that is in the file once. */
export async function selectDigits(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click()
  await page.keyboard.press('Control+F')
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
}

/** Types the digits before the cursor anew and saves. */
export async function saveOnce(page: Page, panel: Frame, digits: number): Promise<SaveMoments> {
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.type(String(digits))
  await panel.waitForSelector('.status[data-status="stale"]')
  const shown = watchNextState(panel)
  await page.keyboard.press('Control+S')
  const moments = await shown
  return { saved: Number(await page.evaluate(() => document.body.dataset['savedAt'])), ...moments }
}

/**
 * A message channel's task that an animation frame's callback posts runs after that frame's style, layout and paint: the frame
 * is then with the compositor.
 */
function watchNextState(panel: Frame): Promise<Omit<SaveMoments, 'saved'>> {
  return panel.evaluate(
    () =>
      new Promise<Omit<SaveMoments, 'saved'>>((resolve) => {
        const now = (): number => performance.timeOrigin + performance.now()
        const take = (event: MessageEvent<PostedState>): void => {
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
        // The panel's own listener came first.
        addEventListener('message', take)
      }),
  )
}
