import fn, { own } from './fn.ts'
import Cls from './cls.ts'
import arrow from './arrow.ts'
import named from './named.ts'
import value1 from './value.ts'
import async1 from './async.ts'
import gen from './gen.ts'
import NamedClass, { same } from './namedClass.ts'
console.log(fn(2), own(), new Cls().n, Cls.name, arrow(3), arrow.name, named(4), named.name, value1, await async1(), [...gen(3)], NamedClass.name, same())
