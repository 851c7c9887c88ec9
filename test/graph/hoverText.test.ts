// What stands under the pointer: the smallest expression, the node it made, and what is said about it.
import assert from 'node:assert/strict'
import { hoverAt, type HoverText } from '../../src/graph/hoverText.ts'
import { nodeAtOffset, placeOfNode } from '../../src/graph/siteLookup.ts'
import { placeSource } from './placedSnapshot.ts'

const source = `const a = value(2)
const b = value(-3)
const c = value(10)
const e = a * b
const d = e + c * 2
`

describe('hoverText', () => {
  const { snapshot, offsetOf } = placeSource(source)
  const hover = (needle: string, shift = 0): HoverText | null => {
    return hoverAt(snapshot, {
      file: 'main.nn.ts',
      offset: offsetOf(needle) + shift,
      textOf: () => source,
      linkTo: ({ start }) => `link:${start}`,
    })
  }
  const spanText = (found: HoverText | null): string | null => found && source.slice(found.span.start, found.span.end)

  it('says label, data, grad and the chain rule on the name of a value', () => {
    const found = hover('a = value')
    assert.equal(spanText(found), 'a')
    assert.equal(found?.nodeId, 0)
    assert.match(found?.markdown ?? '', /\*\*a\*\* · leaf · data `2\.0000` · grad `−3\.0000`/)
    assert.match(found?.markdown ?? '', /`∂d\/∂a = ∂d\/∂e · b = 1 · \(−3\) = −3`/)
    assert.match(found?.markdown ?? '', new RegExp(`\nthrough \\[e\\]\\(link:${offsetOf('a * b')}\\), line 4$`))
  })

  it('means the input itself on an operand, and the operation between the operands', () => {
    assert.equal(hover('a * b')?.nodeId, 0)
    assert.equal(hover('a * b', 2)?.nodeId, 3)
    assert.equal(spanText(hover('a * b', 2)), 'a * b')
    assert.equal(hover('a * b', 4)?.nodeId, 1)
    assert.equal(hover('a * b', 5)?.nodeId, 1, 'just behind the name')
    assert.equal(spanText(hover('c * 2', 2)), 'c * 2')
  })

  it('says of a constant that it is one', () => {
    assert.match(hover('c * 2', 4)?.markdown ?? '', /`2` · a constant/)
  })

  it('says nothing where no value is', () => {
    assert.equal(hover('const e'), null)
    assert.equal(hoverAt(snapshot, { file: 'other.nn.ts', offset: 10, textOf: () => '', linkTo: () => '' }), null)
  })

  it('says how often and within what a site made values', () => {
    const summaries = snapshot.summaries.map((summary) => {
      return summary.site === snapshot.graph.site[3]
        ? { ...summary, count: 1234, minData: -8, meanData: -7, maxData: -6 }
        : summary
    })
    const found = hoverAt(
      { ...snapshot, summaries },
      { file: 'main.nn.ts', offset: offsetOf('a * b') + 2, textOf: () => source, linkTo: () => '' },
    )
    assert.match(
      found?.markdown ?? '',
      /made 1,234 times · data from `−8\.0000` to `−6\.0000`, mean `−7\.0000` · the latest:/,
    )
    assert.match(found?.markdown ?? '', /\*\*e\*\* = `a × b`/)
  })

  it('says of what is not part of the graph that the root does not depend on it', () => {
    const summaries = snapshot.summaries.map((summary) => {
      return summary.site === snapshot.graph.site[2]
        ? { ...summary, lastInGraph: -1, last: { op: 'leaf', label: 'c*', data: 10, grad: null, id: -1 } }
        : summary
    })
    const found = hoverAt(
      { ...snapshot, summaries },
      { file: 'main.nn.ts', offset: offsetOf('value(10)'), textOf: () => source, linkTo: () => '' },
    )
    assert.equal(found?.nodeId, null)
    assert.match(found?.markdown ?? '', /\*\*c\\\*\*\* · data `10\.0000` · grad `–`/)
    assert.match(found?.markdown ?? '', /d does not depend on it/)
  })

  it('finds the nearest site before a use of a name', () => {
    const uses = [{ file: 0, start: offsetOf('e + c'), end: offsetOf('e + c') + 1, sites: [1, 4, 6] }]
    const bare = snapshot.program.sites.map((site) => ({ ...site, operands: [] }))
    const program = { ...snapshot.program, sites: bare, uses }
    assert.equal(nodeAtOffset({ ...snapshot, program }, 'main.nn.ts', offsetOf('e + c')), 3)
  })

  it('trusts what an operation really used over what a name may mean', () => {
    const uses = [{ file: 0, start: offsetOf('e + c'), end: offsetOf('e + c') + 1, sites: [1] }]
    const program = { ...snapshot.program, uses }
    assert.equal(nodeAtOffset({ ...snapshot, program }, 'main.nn.ts', offsetOf('e + c')), 3)
  })

  it('finds the node at the cursor, else that of the whole statement, and the place of a node', () => {
    assert.equal(nodeAtOffset(snapshot, 'main.nn.ts', offsetOf('a * b') + 2), 3)
    assert.equal(nodeAtOffset(snapshot, 'main.nn.ts', offsetOf('const e') + 2), 3)
    assert.equal(nodeAtOffset(snapshot, 'main.nn.ts', source.length), null)
    const place = placeOfNode(snapshot, 3)
    assert.equal(place && source.slice(place.start, place.end), 'a * b')
    assert.equal(placeOfNode(snapshot, 4), null, 'a constant has no place of its own')
  })
})
