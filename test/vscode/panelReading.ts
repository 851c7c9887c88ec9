// Reads the panel as a user does: the numbers on its cards, its words about how current they are.
import type { PanelStatus } from '../../src/protocol/panelMessages.ts'
import type { Driver } from './driver.ts'

export interface SeenCard {
  readonly label: string
  readonly data: string
  readonly grad: string
}

/** Every card of the panel in front, by label. */
export function readCards(driver: Driver): Promise<SeenCard[]> {
  return driver.webview.eval(() => {
    const read = (card: Element, part: string): string => card.querySelector(part)?.textContent ?? ''
    return [...document.querySelectorAll('.card')].map((card) => ({
      label: read(card, '.card-label'),
      data: read(card, '.card-data'),
      grad: read(card, '.card-grad'),
    }))
  })
}

/** Waits until a card shows these numbers; `nth` of those with the label, in the order in which they were made. */
export function waitForCard(driver: Driver, label: string, data: string, grad: string, nth = 0): Promise<boolean> {
  return driver.webview.waitUntil(
    (wanted) => {
      const card = document.querySelector(`.card[data-key="${wanted.key}"]`)
      const text = (part: string): string | null | undefined => card?.querySelector(part)?.textContent
      return text('.card-data') === wanted.data && text('.card-grad') === wanted.grad
    },
    { key: `${label}#${nth}`, data, grad },
  )
}

/** Waits until the toolbar says this about how current the graph is. */
export async function waitForStatus(driver: Driver, kind: PanelStatus['kind']): Promise<void> {
  await driver.webview.waitFor(`.status[data-status="${kind}"]`)
}
