const x = value(0.5)
const a = Math.tanh(x), b = Math.pow(x, 2), c = Math.max(x, a, b), d = Math.max(...[x, a])
const e = x.tanh().exp().pow(2).max(a)
const f = [a, b].map(Math.exp), g = Math.floor(x) + Math.PI, h = Math.sqrt(2)
const i = x?.tanh(), j = maybe(x)?.exp()?.log(), k = maybe(x)?.w?.[0].relu?.().pow(2)
const l = [1, 2].map(value)
const m = new Array(x), n = new Float64Array(2), o = [a][x]
console.log(Math.log, Math.random())
function maybe(y: any) {
  return y
}
