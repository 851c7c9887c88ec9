#!/usr/bin/env gradient-graph
// comments go, types go, lines stay
interface Point { x: number }
type Scale = (n: number) => number
const p = { x: value(1)! } as Point
const scale: Scale = (n: number): number => n * (p.x as number)
abstract class Base<T> {
  protected readonly items: T[] = []
  declare ghost: string
  abstract area(): number
}
function over(a: string): string
function over(a: number): number
function over(a: any) { return a /* here */ * 2 }
const long = (n: number): {
  n: number
} => ({ n: n * 2 })
let late!: number
late = over(2) satisfies number
