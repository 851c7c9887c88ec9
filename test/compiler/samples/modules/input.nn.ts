import data from './data.csv'
import { a, b as c, type T } from './a.nn.ts'
import * as all from './all.nn.ts'
import type { U } from './types.nn.ts'
import { unused } from './unused.nn.ts'
import './effect.nn.ts'
export { a, c as renamed }
export { d } from './a.nn.ts'
export * from './star.nn.ts'
export const x: T = a * 2, { y, z: [w] } = all.point
export function f(u: U) {
  return c(u) + new all.Thing().n
}
export default { a, c, data }
