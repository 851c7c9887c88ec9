import { count, increase, box as renamed, default as first } from './counter.ts'
import * as counter from './counter.ts'
import second, { "odd name" as odd } from './counter.ts'
import './effect.ts'
console.log(count, counter.count, renamed.n, first, second, odd)
increase(); increase()
console.log(count, counter.count, { count, renamed }, `${count}`, count + 1, [count], count ? 'yes' : 'no', typeof count, typeof increase)
renamed.n += count; renamed.n++; counter.box['n'] *= 2
console.log(renamed.n, counter.box === renamed, Object.keys(counter).sort(), 'count' in counter, (counter as any).nope)
const { count: copy, increase: inc } = counter; inc(); console.log(copy, count, counter['count'])
console.log((() => count)(), function () { return count + arguments.length }(), new counter.Thing(2).n, new (counter.Thing)(3).n, counter.tag`x${1}`, counter.whoAmI(), (0, counter.whoAmI)())
import { whoAmI, Thing, tag } from './counter.ts'
console.log(whoAmI(), whoAmI?.(), new Thing(1).n, tag`y`, Thing.name, whoAmI.name, (whoAmI)())
class Sub extends Thing { m() { return super.m() + this.n } } console.log(new Sub(5).m())
{ const count = 'shadow'; console.log(count, { count }) }
const shadowed = (count: any) => count; console.log(shadowed(1))
for (const x of counter.list) console.log(x); try { (counter as any).count = 5 } catch (e) { console.log((e as Error).name) }
let { a = count, b = increase() } = {} as any; console.log(a, b, count); const fn = (x = count, y = () => count) => [x, y()]; console.log(fn())
