import type { Shape } from './shapes.ts'
import { type Point, area } from './shapes.ts'
import type { Shape as S2 } from './neverLoaded.ts'
export type { Shape } from './shapes.ts'
import type Everything from './neverLoaded.ts'
export interface Local { s: Shape; e: Everything; t: S2 }
const p: Point = { x: 2, y: 3 }
export type { Point }
console.log(area(p satisfies Shape))
