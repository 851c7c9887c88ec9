const x = value(2), k = 3
const y = -(x ** 1) === 0 ? +x : (x - k) / 2 % 5
const plain = (k + 1) * 2 - -k
const z = x ** 2 + k * plain
const text = 'x = ' + x, more = `${x * 2}`
const bits = x | 1, less = x < 3 && x >= 1
