export interface Point { x: number; y: number }
export type Shape = Point
export const area = (p: Shape): number => p.x * p.y
