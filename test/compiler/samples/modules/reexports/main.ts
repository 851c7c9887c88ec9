import * as hub from './hub.ts'
import { a, renamed, ns, own, default as d, clash, more } from './hub.ts'
console.log(Object.keys(hub).sort(), a, renamed, ns.a, own, d, clash, more)
hub.setA(9); console.log(a, hub.a, ns.a, hub['renamed'])
