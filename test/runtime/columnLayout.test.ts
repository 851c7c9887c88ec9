// Columns lie side by side, aligned and as narrow as their numbers allow.
import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { layOutColumns, measureLayout, viewColumns, type ColumnCounts } from '../../src/runtime/columnLayout.ts'

const counts: ColumnCounts = { nodes: 7, scopes: 3, sites: 5, strings: 2, passes: 1 }

function viewAll(changed: Partial<ColumnCounts>) {
  const all = { ...counts, ...changed }
  const { graph, scopes } = viewColumns(all, new ArrayBuffer(measureLayout(layOutColumns(all))))
  return { graph, scopes, columns: [...Object.values(graph), ...Object.values(scopes)] }
}

describe('layOutColumns', () => {
  it('gives each column its length, and no two the same byte', () => {
    const { graph, scopes, columns } = viewAll({})
    assert.ok(Object.values(graph).every(({ length }) => length === 7))
    assert.ok(Object.values(scopes).every(({ length }) => length === 3))
    columns.forEach((column, at) => column.fill(at + 1))
    columns.forEach((column, at) => assert.ok(column.every((x: number) => x === at + 1)))
    // 8 + 8 for data and grad, 4 + 4 for inputs, 1 for op, pass, site, scope and label; 4 + 4 + 1 a scope.
    assert.equal(measureLayout(layOutColumns(counts)), 7 * 29 + 3 * 9)
  })

  it('widens a column when its largest number no longer fits', () => {
    const widths = (changed: Partial<ColumnCounts>): number[] => {
      const { graph, scopes } = viewAll(changed)
      return [graph.site, graph.scope, graph.label, graph.pass, scopes.site].map((column) => column.BYTES_PER_ELEMENT)
    }
    assert.deepEqual(widths({ sites: 256, scopes: 256, strings: 128, passes: 128 }), [1, 1, 1, 1, 1])
    assert.deepEqual(widths({ sites: 257, scopes: 257, strings: 129, passes: 129 }), [2, 2, 2, 2, 2])
    assert.deepEqual(widths({ sites: 65_536, scopes: 65_536, strings: 32_768, passes: 32_768 }), [2, 2, 2, 2, 2])
    assert.deepEqual(widths({ sites: 65_537, scopes: 65_537, strings: 32_769, passes: 32_769 }), [4, 4, 4, 4, 4])
  })
})
