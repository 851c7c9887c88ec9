import { report, again } from './early.ts'
import { helper } from './helper.ts'
import * as self from './main.ts'
export function double(x: number): number {
  return helper(x) * 2
}
export function* count() {
  yield 1
  yield 2
}
export async function later() {
  return 'later'
}
export { double as renamed }
export default function () {
  return 'default'
}
export var old = 1
export let late = 2
export const fixed = 3
export class Model {
  size = 4
}
export const arrow = () => 5
console.log(report.join(' | '))
console.log(again(), self.double(2), Object.keys(self).join())
old++
late++
console.log(again())
