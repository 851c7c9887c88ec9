import { isOdd, late, tries } from './main.ts'
import * as main from './main.ts'
export function isEven(n: number): boolean { return n === 0 || isOdd(n - 1) }
export const log: string[] = []
try { console.log(late) } catch (e) { log.push((e as Error).name) }
try { console.log(main.tries + tries) } catch (e) { log.push((e as Error).name) }
console.log(typeof isEven, isEven(0))
