const { x, y: [z = value(1)] } = make()
let p = value(1), q = value(2)
;[p, q] = [q, p]
for (const { x: u, ...rest } of [make()]) console.log(u * 2, rest)
const key = 'x'
const { [key]: v } = make()
function make(): any {
  return { x: value(1), y: [] }
}
