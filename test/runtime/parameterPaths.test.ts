// A parameter carries its path, also where only its class can see it: private fields and static ones.
import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { showNodes, takeSnapshot } from './evaluateText.ts'

/** Labels of the leaves, in the order in which they were made. */
async function listLeaves(text: string): Promise<string> {
  const snapshot = await takeSnapshot(text)
  const leaves = showNodes(snapshot).filter(({ id }) => snapshot.graph.in0[id] === -1)
  return leaves.map(({ label = '–' }) => label).join(' ')
}

describe('the path of a parameter', () => {
  it('leads through private fields, as if they were none', async () => {
    const text = `class Neuron {
  #w: number[]
  #b = value(0)
  constructor(n: number) { this.#w = Array.from({ length: n }, (_, i) => value(i)) }
  call(x: number[]) { return this.#w.reduce((sum, w, i) => sum + w * x[i]!, this.#b) }
}
class Layer {
  readonly #neurons: readonly Neuron[]
  constructor(n: number) { this.#neurons = [new Neuron(n), new Neuron(n)] }
  call(x: number[]) { return this.#neurons.map((neuron) => neuron.call(x)) }
}
class Network {
  #layers = [new Layer(2)]
  get parameters(): never { throw new Error('a getter ran') }
  get #hidden(): never { throw new Error('a getter ran') }
  call(x: number[]) { return this.#layers.reduce((y, layer) => layer.call(y), x) }
}
const network = new Network()
const [p, q] = network.call([value(1, 'x'), value(2, 'x')])
const y = p! * q!`
    const neuron = (k: number): string =>
      ['b', 'w[0]', 'w[1]'].map((name) => `layers[0].neurons[${k}].${name}`).join(' ')
    assert.equal(await listLeaves(text), `${neuron(0)} ${neuron(1)} x x`)
  })

  it('tells private fields of one name apart', async () => {
    const text = `class Base { #w = value(1); f() { return this.#w } }
class Scaled extends Base { #w = value(2); g() { return this.f() * this.#w } }
class Shown { w = value(3); #w = value(4); h() { return this.w * this.#w } }
const a = new Scaled()
const b = new Shown()
const y = a.g() * b.h()`
    assert.equal(await listLeaves(text), 'a.#w a.w b.w b.#w')
  })

  it('begins with the class for what the class itself holds, unless something else holds it', async () => {
    const text = `class Settings {
  static rate = value(0.1)
  static #scale = value(2)
  static nested = { w: [value(1), value(3)] }
  static of(x: number) { return x * this.rate * this.#scale * this.nested.w[1]! }
}
const Held = class { static bias = value(5); static kept: number[] = [] }
class Model { static instances: Model[] = []; w = value(6); constructor() { Model.instances.push(this) } }
const model = new Model()
const others = [7].map((x) => { const made = new Model(); made.w.data = x; return 1 })
const y = Settings.of(Held.bias) * Model.instances[0]!.w * Model.instances[1]!.w`
    assert.equal(
      await listLeaves(text),
      'Settings.rate Settings.scale Settings.nested.w[1] Held.bias w Model.instances[1].w',
    )
  })

  it('asks no field of what does not have it yet', async () => {
    const text = `class Early {
  static all: Early[] = []
  a = value(1)
  #late: number
  constructor() { Early.all.push(this); if (Early.all.length === 2) throw new Error('stopped'); this.#late = value(2) }
  get late() { return this.#late }
}
class Unready extends Early { #own = value(3); get own() { return this.#own } }
new Early()
try { new Unready() } catch {}
const count = [1].map(() => new Early()).length
const y = Early.all[0]!.late * Early.all[1]!.a * Early.all[2]!.late`
    assert.equal(await listLeaves(text), 'late Early.all[1].a Early.all[2].late')
  })
})
