console.log('counter runs')
export let count = 0
export function increase() { return ++count }
export const box = { n: 10 }, [one, ...list] = [1, 2, 3], { q: { r: deep = 4 } } = { q: {} } as any
export class Thing { n: number; constructor(n: number) { this.n = n } m() { return 'm' } }
export const tag = (s: TemplateStringsArray, ...v: any[]) => s.join('_') + v.length
export function whoAmI(this: any) { return typeof this }
const odd = 'odd'; export { odd as "odd name", later as early }
var later = 'later'
export default count + 100
