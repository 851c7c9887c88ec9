// The exported Graphviz source is read again by Graphviz, whatever a label holds.
import assert from 'node:assert/strict'
import { instance, type Viz } from '@viz-js/viz'
import { assert as assertProperty, property, string } from 'fast-check'
import { exportDot } from '../../src/graph/exportDot.ts'
import type { Snapshot } from '../../src/protocol/snapshot.ts'
import { buildSnapshot, foundingProgram } from './buildSnapshot.ts'

interface DotGraph {
  readonly objects?: readonly (WithTexts & { readonly shape: string })[]
  readonly edges?: readonly WithTexts[]
}

/** As Graphviz's JSON calls what it draws of a label. */
interface WithTexts {
  readonly _ldraw_?: readonly Drawn[]
}

interface Drawn {
  readonly op: string
  readonly text?: string
}

describe('exportDot', () => {
  let viz: Viz
  before(async () => {
    viz = await instance()
  })

  const readAgain = (dot: string): DotGraph => {
    const result = viz.render(dot, { format: 'json' })
    // It warns that it does not know how wide every character is.
    assert.deepEqual(result.errors.filter(({ level }) => level === 'error'), []) // prettier-ignore
    assert.equal(result.status, 'success')
    return JSON.parse(result.output ?? '')
  }

  it('draws the founding program as records and circles with the factors on the edges', () => {
    const { objects = [], edges = [] } = readAgain(writeDot(buildSnapshot(foundingProgram)))
    const records = objects.filter(({ shape }) => shape === 'record').map((object) => readTexts(object))
    assert.deepEqual(records, [
      ['a', 'data 2.0000', 'grad 6.0000'],
      ['b', 'data −3.0000', 'grad −4.0000'],
      ['c', 'data 10.0000', 'grad −2.0000'],
      ['e', 'data −6.0000', 'grad −2.0000'],
      ['d', 'data 4.0000', 'grad −2.0000'],
      ['f', 'data −2.0000', 'grad 4.0000'],
      ['L', 'data −8.0000', 'grad 1.0000'],
    ])
    const circles = objects.filter(({ shape }) => shape === 'circle').flatMap((object) => readTexts(object))
    assert.deepEqual(circles, ['×', '+', '×'])
    const factors = edges.flatMap((edge) => readTexts(edge))
    assert.deepEqual(factors.toSorted(), ['×1', '×1', '×2', '×4', '×−2', '×−3'])
  })

  for (const label of [
    'a | b',
    '{x}',
    '<p>',
    'say "hi"',
    '\\N',
    '\\',
    'a & b',
    '&amp;',
    'x -> y',
    '<b>bold</b>',
    '重み',
  ]) {
    it(`keeps the label ${label} as it is`, () => {
      const { objects = [] } = readAgain(writeDot(buildSnapshot({ nodes: [{ op: 'leaf', label, data: 1 }] })))
      assert.deepEqual(objects.map((object) => readTexts(object)), [[label, 'data 1.0000', 'grad –']]) // prettier-ignore
    })
  }

  it('keeps any label as it is, white space aside', () => {
    const labels = string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '')
    assertProperty(
      property(labels, (label) => {
        const { objects = [] } = readAgain(writeDot(buildSnapshot({ nodes: [{ op: 'leaf', label, data: 1 }] })))
        assert.equal(readTexts(objects[0])[0]?.trim(), label.replace(/\s+/gu, ' ').trim())
      }),
      { numRuns: 200 },
    )
  })

  it('draws nothing for a program without values', () => {
    assert.deepEqual(readAgain(writeDot(buildSnapshot({ nodes: [] }))).objects ?? [], [])
  })
})

function writeDot(snapshot: Snapshot): string {
  return [...exportDot(snapshot)].join('')
}

/** Graphviz's JSON writes a backslash of a drawn text twice. */
function readTexts(drawn: WithTexts | undefined): string[] {
  const { _ldraw_: texts = [] } = drawn ?? {}
  return texts.flatMap(({ op, text }) => (op === 'T' && text !== undefined ? [text.replaceAll('\\\\', '\\')] : []))
}
