let c = value(1)
c += c + 1
c **= 2
c++
const old = c++
const o = { x: value(1), w: [value(2)], list: [] as number[] }
o.x -= 0.5
make().x *= c
o.w[0] += c
let i = 0
o.w[i] = c * 2
o.w[i] *= c
o['w'][make().n]--
o.list.push(c, 2)
const last = ++make().w[i]
c ||= value(5)
o.x &&= c
o.x ??= value(6)
i += 1
function make(): any {
  return o
}
