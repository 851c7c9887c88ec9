export { a, a as renamed, setA } from './leaf.ts'
export * as ns from './leaf.ts'
export * from './leaf.ts'
export * from './more.ts'
import { b } from './leaf.ts'
export { b, b as default }
export const own = b * 2, clash = 'mine'
