// Random programs of arithmetic compute what JavaScript computes, whether their numbers are numbers or Values.
import assert from 'node:assert/strict'
import {
  array,
  assert as check,
  boolean,
  constantFrom,
  double,
  integer,
  letrec,
  oneof,
  property,
  tuple,
} from 'fast-check'
import { createEngine } from '../../src/core/engine.ts'
import { createNativeRuntime } from './nativeRuntime.ts'
import { compileText, evaluateCode, readExports, type Runtime } from './runCompiled.ts'

const names = ['a', 'b', 'c'] as const
const number = oneof(
  integer({ min: -5, max: 5 }).map(String),
  double({ noNaN: true, min: -1e3, max: 1e3 }).map((x) => `(${x})`),
)
const target = constantFrom(
  ...names,
  'o.x',
  'o.w[0]',
  'o.w[k]',
  'o[key]',
  'this_.o.x',
  '(o).x',
  'make().x',
  'o.w[k++ % 2]',
)

const { expression } = letrec<{ expression: string }>((tie) => ({
  expression: oneof(
    { depthSize: 'small', withCrossShrink: true },
    number.map((x) => `value(${x})`),
    number,
    constantFrom(...names),
    target,
    tuple(
      tie('expression'),
      constantFrom(
        '+',
        '-',
        '*',
        '/',
        '%',
        '<',
        '<=',
        '>',
        '>=',
        '==',
        '!=',
        '===',
        '!==',
        '&',
        '|',
        '^',
        '<<',
        '>>',
        '>>>',
        '&&',
        '||',
        ',',
      ),
      tie('expression'),
    ).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a}) ** (${b})`),
    tuple(constantFrom('-', '+', '!', '~', 'typeof ', 'void '), tie('expression')).map(([op, a]) => `(${op}(${a}))`),
    tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    tuple(
      target,
      constantFrom('=', '+=', '-=', '*=', '/=', '%=', '**=', '|=', '<<=', '&&=', '||=', '??='),
      tie('expression'),
    ).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tuple(target, constantFrom('++', '--'), boolean()).map(([a, op, prefix]) =>
      prefix ? `(${op}${a})` : `(${a}${op})`,
    ),
    tuple(constantFrom('tanh', 'exp', 'abs', 'floor', 'sign', 'sqrt'), tie('expression')).map(
      ([f, a]) => `Math.${f}(${a})`,
    ),
    tuple(constantFrom('max', 'min', 'hypot', 'atan2', 'pow'), tie('expression'), tie('expression')).map(
      ([f, a, b]) => `Math.${f}(${a}, ${b})`,
    ),
    tie('expression').map((a) => `id(${a})`),
    tie('expression').map((a) => `[${a}].map((x) => x + 1)[0]`),
    tie('expression').map((a) => `Number(\`\${${a}}\`)`),
  ),
}))

const program = array(expression, { minLength: 1, maxLength: 4 }).map(
  (lines) => `let a = value(2), b = value(-3), c = 0.5, k = 0
const key = 'x', o = { x: value(1.5), w: [value(4), 5] }, this_ = { o }
function id(x) { return x }
function make() { a += 1; return o }
${lines.map((line) => `show(${line})`).join('\n')}
show(a, b, c, k, o.x, o.w[0], o.w[1])`,
)

/** The program's own `show`, as a declaration that the compiler sees. */
function declareShow(text: string): string {
  return `const seen = []\nfunction show(...xs) { for (const x of xs) seen.push(typeof x === 'boolean' ? x : +x) }\n${text}\nexport { seen }`
}

function run(text: string, runtime: Runtime): unknown[] {
  const seen: unknown = Reflect.get(readExports(compileText(text), runtime), 'seen')
  if (!Array.isArray(seen)) throw new Error('The program exports what it saw.')
  return seen
}

/** JavaScript itself, with `value` as the identity. */
function runNatively(text: string): unknown[] {
  const code = `(function (value) { 'use strict'; ${text.replace('export { seen }', 'return seen')} })`
  const seen = evaluateCode(code)((x: unknown) => x)
  if (!Array.isArray(seen)) throw new Error('The program returns what it saw.')
  return seen
}

describe('random arithmetic', () => {
  it('computes what JavaScript computes when there are no Values', () => {
    check(
      property(program, (text) => {
        const whole = declareShow(text)
        assert.deepEqual(run(whole, createNativeRuntime()), runNatively(whole))
      }),
      { numRuns: 300 },
    )
  })

  it('computes what JavaScript computes when its numbers are Values', () => {
    check(
      property(program, (text) => {
        const whole = declareShow(text)
        const { calls } = createEngine()
        const numbers = run(whole, { ...createNativeRuntime(), ...calls }).map(calls.$num)
        assert.deepEqual(numbers, runNatively(whole))
      }),
      { numRuns: 300 },
    )
  })
})
