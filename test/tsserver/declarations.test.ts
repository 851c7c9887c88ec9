// Holds the ambient declarations against the engine: what completion offers is what a value can do.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { methodNames } from '../../src/core/mathCalls.ts'
import { evaluateText } from '../runtime/evaluateText.ts'
import { createPrinter, defaultPrintLimits } from '../../src/runtime/printer.ts'

const declarations = readFileSync(join(import.meta.dirname, '../../src/tsserver/ambient/nn.d.ts'), 'utf8')
const body = /^interface Number \{\n(.*?)^\}/ms.exec(declarations)?.[1] ?? ''
const members = [...body.matchAll(/(\/\*\*(?:(?!\*\/).)*\*\/)\n {2}(\w+)(\([^\n]*\): number)?/gs)].map(
  ([, comment = '', name = '', signature]) => ({ comment, name, isFunction: signature !== undefined }),
)

describe('the ambient declarations', () => {
  it('list the differentiable functions of the engine, all of them and no other', () => {
    const names = members.filter(({ isFunction }) => isFunction).map(({ name }) => name)
    assert.deepEqual(names.toSorted(), methodNames.toSorted())
  })

  it('give the derivative of each', () => {
    for (const { name, comment, isFunction } of members) {
      if (isFunction && name !== 'max' && name !== 'min') assert.match(comment, /`[d∂]\S+\/[d∂]\S+ = /, name)
    }
  })

  it('list what console can do', () => {
    const block = /^interface Console \{\n(.*?)^\}/ms.exec(declarations)?.[1] ?? ''
    const names = [...block.matchAll(/^ {2}(\w+)\(/gm)].map(([, name = '']) => name)
    const printer = createPrinter(
      (x) => x,
      defaultPrintLimits,
      () => {},
    )
    assert.deepEqual(names.toSorted(), Object.keys(printer.console).toSorted())
  })

  it('list what plot can do', async () => {
    const block = /^interface Plot \{\n(.*?)^\}/ms.exec(declarations)?.[1] ?? ''
    const names = [...block.matchAll(/^ {2}(\w+)\(/gm)].map(([, name = '']) => name)
    const { prints } = await evaluateText('console.log(Object.keys(plot).join())')
    assert.deepEqual([...new Set(names)].toSorted(), prints[0]?.split(',').toSorted())
  })
})
