// A Value behaves exactly as the number it holds: the same programs with every number in them made a Value print the same.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { blankPreamble, parseTypeScript } from '../../src/compiler/parse.ts'
import { Report } from '../../src/compiler/report.ts'
import { children, type TypedNode } from '../../src/compiler/typedTree.ts'
import { createEngine } from '../../src/core/engine.ts'
import { createNativeRuntime } from './nativeRuntime.ts'
import { compileText, runCompiled, type Runtime } from './runCompiled.ts'

const folder = join(import.meta.dirname, 'samples/programs')

function createValueRuntime(): Runtime {
  const { calls, valuePrototype } = createEngine()
  Object.defineProperty(valuePrototype, inspect.custom, {
    value(this: unknown) {
      return inspect(calls.$num(this))
    },
  })
  return { ...createNativeRuntime(), ...calls, Boolean: calls.$truth }
}

/** Every number of the text in `value(…)`, apart from keys and from what converts an object to a primitive. */
function wrapNumbers(text: string): { readonly text: string; readonly count: number } {
  const found: TypedNode[] = []
  const collect = (node: TypedNode, parent: TypedNode | null): void => {
    const isKey = parent?.['key'] === node && parent['computed'] === false
    const name = JSON.stringify(node['key'] ?? null)
    if (/^TS(?!AsExpression|NonNull|Satisfies)/.test(node.type) || /valueOf|toString|toPrimitive/.test(name) || isKey)
      return
    if (node.type === 'Literal' && typeof node['value'] === 'number') found.push(node)
    for (const child of children(node)) collect(child, node)
  }
  const tree = parseTypeScript(blankPreamble(text), new Report('sample'))
  if (tree === null) throw new Error('The sample cannot be read.')
  collect(tree, null)
  let wrapped = text
  for (const { start, end } of found.toSorted((a, b) => b.start - a.start)) {
    wrapped = `${wrapped.slice(0, start)}value(${wrapped.slice(start, end)})${wrapped.slice(end)}`
  }
  return { text: wrapped, count: found.length }
}

describe('programs of Values', () => {
  for (const name of ['arithmetic', 'classes', 'closures', 'control', 'generators', 'syntax']) {
    it(`${name} prints what it prints of numbers`, async () => {
      const text = readFileSync(join(folder, `${name}.ts`), 'utf8')
      const expected = await runCompiled(compileText(text), createNativeRuntime())
      const wrapped = wrapNumbers(text)
      assert.ok(wrapped.count > 30, `only ${wrapped.count} numbers`)
      const lines = await runCompiled(compileText(wrapped.text), createValueRuntime())
      assert.deepEqual(lines, expected)
    })
  }
})
