import './slow.ts'
import { x } from './quick.ts'
import './micro.ts'
console.log('main', x)
