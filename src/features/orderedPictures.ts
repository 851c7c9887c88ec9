// Pictures that the webview was asked to draw and has not drawn yet: asked again of a webview that was created anew.
import type { ToPanel } from '../protocol/panelMessages.ts'

type Question = Extract<ToPanel, { readonly type: 'renderPng' }>

interface Order {
  readonly question: Question
  resolve(base64: string): void
  reject(error: Error): void
}

export class OrderedPictures {
  readonly #orders = new Map<number, Order>()
  #last = 0

  /** Asks with `ask`; resolves with the file's content in base64. */
  order(svg: string, scale: number, ask: (question: Question) => void): Promise<string> {
    const question: Question = { type: 'renderPng', request: ++this.#last, svg, scale }
    return new Promise((resolve, reject) => {
      this.#orders.set(question.request, { question, resolve, reject })
      ask(question)
    })
  }

  /** What a webview that is ready only now has to be asked. */
  get open(): readonly Question[] {
    return [...this.#orders.values()].map(({ question }) => question)
  }

  deliver(request: number, base64: string): void {
    this.#take(request)?.resolve(base64)
  }

  /** False where nobody waits for such a picture. */
  fail(request: number | null, why: string): boolean {
    const order = request === null ? undefined : this.#take(request)
    order?.reject(new Error(why))
    return order !== undefined
  }

  failAll(why: string): void {
    for (const request of this.#orders.keys()) this.fail(request, why)
  }

  #take(request: number): Order | undefined {
    const order = this.#orders.get(request)
    this.#orders.delete(request)
    return order
  }
}
