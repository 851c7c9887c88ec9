// A runtime that knows no Values: every emitted call does what JavaScript does without it.
import type { Runtime } from './runCompiled.ts'

/** What the program tells of where it is: the path of sites, or a statement that begins. */
export type Step = (kind: 'scope' | 'at', where: string) => void

export function createNativeRuntime(step: Step = () => undefined): Runtime {
  return { ...operators, ...createScopes(step) }
}

const operators: Runtime = {
  $add: (a: number, b: number) => a + b,
  $sub: (a: number, b: number) => a - b,
  $mul: (a: number, b: number) => a * b,
  $div: (a: number, b: number) => a / b,
  $mod: (a: number, b: number) => a % b,
  $pow: (a: number, b: number) => a ** b,
  $neg: (a: number) => -a,
  $plus: (a: string) => +a,
  $inc: (a: number) => {
    let x = a
    return ++x
  },
  $dec: (a: number) => {
    let x = a
    return --x
  },
  $numeric: (a: number) => {
    let x = a
    return x++
  },
  $value: (_: number, x: unknown) => x,
  $valueMaker: () => (x: unknown) => x,
  $unary: (x: unknown, name: string) => callMethod(x, name, []),
  $method: (x: unknown, name: string, _: number, ...args: unknown[]) => callMethod(x, name, args),
  $math: (_: number, name: string, ...args: unknown[]) => callMethod(Math, name, args),
  $math1: (_: number, name: string, x: unknown) => callMethod(Math, name, [x]),
  $math2: (_: number, name: string, x: unknown, y: unknown) => callMethod(Math, name, [x, y]),
  $mathFn: (_: number, name: string): unknown => Reflect.get(Math, name),
  $num: (x: unknown) => x,
  $truth: Boolean,
  $typeof: (x: unknown) => typeof x,
  $key: (x: PropertyKey) => (typeof x === 'object' ? Reflect.ownKeys({ [x]: 0 })[0] : x),
  $name: (x: unknown) => x,
  $nameAt: (x: unknown) => x,
  $push: (array: unknown, _: number, ...xs: unknown[]) => callMethod(array, 'push', xs),
  $top: (_: number, x: unknown) => x,
  $fields: () => undefined,
  $xor: (a: number, b: number) => a ^ b,
}

/** A scope is the path to it: `top>4>7#2` is iteration 2 of the loop at site 7 in a call of the function at site 4. */
function createScopes(step: Step): Runtime {
  let scope = 'top'
  const go = (to: string): string => {
    const from = scope
    scope = to
    step('scope', to)
    return from
  }
  return {
    $at: (site: number) => step('at', String(site)),
    $here: () => scope,
    $enter: (site: number) => go(`${scope}>${site}`),
    $leave: go,
    $resume: go,
    $turns: () => {},
    $turnsOf: (items: unknown) => items,
    $iterate: (saved: string, site: number, index: number) => go(`${saved}>${site}#${index}`),
  }
}

function callMethod(x: unknown, name: string, args: unknown[]): unknown {
  if (x === null || x === undefined) throw new TypeError(`${name} of ${String(x)}`)
  const method: unknown = Reflect.get(Object(x), name, x)
  if (typeof method !== 'function') throw new TypeError(`${name} is not a function`)
  return Reflect.apply(method, x, args)
}
