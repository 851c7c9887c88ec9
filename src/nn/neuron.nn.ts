// One neuron.
import { dot } from './dot.nn.ts'
export function Neuron(nin: number) {
  const w: number[] = []
  for (let i = 0; i < nin; i++) w.push(value(Math.random() * 2 - 1))
  const b = value(0)
  return Object.assign(function Neuron(x: readonly number[]): number {
    if (x.length !== nin) throw new RangeError(`Neuron(${nin}) expects ${nin} inputs and got ${x.length}.`)
    return dot(w, x, b).relu()
  }, { w, b })
}
