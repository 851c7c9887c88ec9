const a = value(0)
const b = a && value(1)
const c = a || (a > 1 && value(2))
if (a) console.log('if')
if (!a && (b || a > 2)) console.log('not')
while (a) break
do console.log('once')
while (a)
for (let x = a; x; x--) console.log(x)
const d = a ? 1 : 2
const e = a === 0, f = a == b, g = a !== null, h = typeof a, i = a === 'text'
switch (a) {
  case 0:
    console.log('zero')
    break
  case b:
    console.log('b')
}
a && console.log('used')
