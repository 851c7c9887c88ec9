function relu(x: number): number {
  return x > 0 ? x : 0
}
const square = (x: number) => x * x
const pair = (x: number) => ({ x, twice: x * 2 })
const curry = (a: number) => (b: number) => a * b
const withDefaults = (a = value(1), { b = a * 2, ['k' + 1]: c = b } = {} as any) => a + b
const effect = (o: any, n = (o.count ||= 1)) => n
const empty = () => {}
const y = relu(square(value(3)))
