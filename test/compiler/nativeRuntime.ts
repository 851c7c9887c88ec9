// A runtime that knows no Values: every emitted call does what JavaScript does without it.

type Any = (...args: never[]) => unknown

const math = Math as unknown as Record<string, (...args: unknown[]) => unknown>

/** `step` tells of scopes and progress, for tests that watch them. */
export function createNativeRuntime(
  step: (call: string, ...args: unknown[]) => void = () => undefined,
): Record<string, Any> {
  let scope: unknown = 'top'
  const binary = (operate: (a: number, b: number) => unknown) => (a: number, b: number) => operate(a, b)
  return {
    $add: binary((a, b) => a + b),
    $sub: binary((a, b) => a - b),
    $mul: binary((a, b) => a * b),
    $div: binary((a, b) => a / b),
    $mod: binary((a, b) => a % b),
    $pow: binary((a, b) => a ** b),
    $neg: (a: number) => -a,
    $plus: (a: number) => +a,
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
    $unary: (x: Record<string, Any>, name: string) => call(x, name, []),
    $method: (x: Record<string, Any>, name: string, _: number, ...args: unknown[]) => call(x, name, args),
    $math: (_: number, name: string, ...args: unknown[]) => math[name]?.(...args),
    $math1: (_: number, name: string, x: unknown) => math[name]?.(x),
    $math2: (_: number, name: string, x: unknown, y: unknown) => math[name]?.(x, y),
    $mathFn: (_: number, name: string) => math[name],
    $num: (x: unknown) => x,
    $truth: (x: unknown) => Boolean(x),
    $typeof: (x: unknown) => typeof x,
    $key: (x: PropertyKey) => (typeof x === 'object' ? Reflect.ownKeys({ [x]: 0 })[0] : x),
    $name: (x: unknown) => x,
    $nameAt: (x: unknown) => x,
    $push: (array: { push: Any }, _: number, ...xs: never[]) => array.push(...xs),
    $top: (_: number, x: unknown) => x,
    $at: (site: number) => step('at', site),
    $here: () => scope,
    $enter: (site: number) => {
      const saved = scope
      scope = `${String(scope)}>${site}`
      step('scope', scope)
      return saved
    },
    $leave: (saved: unknown) => {
      scope = saved
      step('scope', scope)
    },
    $resume: (own: unknown) => {
      const resumer = scope
      scope = own
      step('scope', scope)
      return resumer
    },
    $iterate: (saved: unknown, site: number, index: number) => {
      scope = `${String(saved)}>${site}#${index}`
      step('scope', scope)
    },
  }
}

function call(x: Record<string, Any>, name: string, args: unknown[]): unknown {
  const method = x[name]
  if (typeof method !== 'function') throw new TypeError(`${name} is not a function`)
  return Reflect.apply(method, x, args)
}
