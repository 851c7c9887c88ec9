// What a plain number answers where the program does not know whether it has a Value: `.data`, `.grad`, `.tanh()`.
import type { Engine } from './engine.ts'
import { methodNames } from './mathCalls.ts'

/** Adds data, grad, label, backward, zeroGrad and the differentiable methods to `Number.prototype`. */
export function defineNumberMethods(engine: Pick<Engine, 'callMethod'>, prototype: object): void {
  const accessors: Record<string, (this: unknown) => unknown> = {
    data() {
      return Number(this)
    },
    grad: () => 0,
    label: () => '',
  }
  for (const [name, get] of Object.entries(accessors)) {
    Object.defineProperty(prototype, name, {
      get,
      set(this: unknown) {
        throw new TypeError(
          `Cannot set .${name} of ${Number(this)}: it is a plain number. Write value(${Number(this)}) where it is made.`,
        )
      },
      configurable: true,
    })
  }
  const methods: Record<string, (this: unknown, ...args: unknown[]) => unknown> = {
    backward() {
      throw new TypeError(
        `Cannot run backward() on ${Number(this)}: it is a plain number and does not depend on any value(…).`,
      )
    },
    zeroGrad: () => undefined,
  }
  for (const name of methodNames) {
    methods[name] = function callOnNumber(...args) {
      return engine.callMethod(Number(this), name, 0, args)
    }
  }
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true })
  }
}
