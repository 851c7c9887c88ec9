class Neuron {
  w: number[]
  b = value(0)
  #scale = value(1)
  static made = 0
  constructor(public_: number) {
    this.w = Array.from({ length: public_ }, () => value(Math.random()))
    Neuron.made++
  }
  call(x: number[]): number {
    let sum = this.b
    for (let i = 0; i < x.length; i++) sum += this.w[i] * x[i]
    this.#scale *= 2
    return (sum * this.#scale).tanh()
  }
  get size() {
    return this.w.length
  }
}
class Wide extends Neuron {
  extra = this.made().count ||= 1
  constructor() {
    super(8)
    this.b += 1
  }
  made(): any {
    return {}
  }
}
const out = new Wide().call([1])
