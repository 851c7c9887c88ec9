import { isEven, log } from './even.ts'
export function isOdd(n: number): boolean { return n !== 0 && isEven(n - 1) }
export const late = 'set'
export let tries = 0
tries += 1
console.log(isEven(10), isOdd(7), log, tries)
