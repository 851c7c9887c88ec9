// The table a person reads, for runs with known numbers.
import assert from 'node:assert/strict'
import { paintAnsi, paintNothing } from '../../src/cli/paint.ts'
import { writeTextReport } from '../../src/cli/textReport.ts'
import { buildSnapshot, type NodeSpec } from '../graph/buildSnapshot.ts'
import { makeProblem, report, sampleTraining } from '../graph/sampleReport.ts'

describe('textReport', () => {
  it('is a table with aligned decimals', () => {
    assert.equal(
      writeTextReport(report, paintNothing),
      `lessons/first.nn.ts  d = 14.0000 · 6 values · 3 operations · pass 0 · 0.4 ms

  value  made by         data     grad  place
  a      leaf          2.0000  −3.0000  1:11
  b      leaf         −3.0000   2.0000  2:11
  c      leaf         10.0000   2.0000  3:11
  e      a × b        −6.0000   1.0000  4:11
         c × 2        20.0000   1.0000  5:15
  d      e + (c * 2)  14.0000   1.0000  5:11
`,
    )
  })

  it('aligns wide characters, and shows – for what is not known', () => {
    const nodes: NodeSpec[] = [
      { op: 'leaf', label: '重み', data: 1 },
      { op: 'leaf', label: 'w', data: -2 },
      { op: 'add', label: 'y', inputs: [0, 1], data: -1 },
    ]
    const text = writeTextReport({ ...report, snapshot: buildSnapshot({ nodes }) }, paintNothing)
    const rows = text.split('\n').slice(2, 6)
    assert.deepEqual(rows, [
      '  value  made by      data  grad  place',
      '  重み   leaf       1.0000     –  1:1',
      '  w      leaf      −2.0000     –  1:11',
      '  y      重み + w  −1.0000     –  2:2',
    ])
  })

  it('has the losses of some passes, from the first to the last', () => {
    const losses = Array.from({ length: 1001 }, (_, i) => 1000 - i)
    const snapshot = { ...buildSnapshot({ nodes: [] }), training: sampleTraining(losses) }
    const [, ...lines] = writeTextReport({ ...report, snapshot }, paintNothing)
      .trimEnd()
      .split('\n\n')
    assert.equal(lines[0], 'training  1,001 passes')
    const rows = lines[1]?.split('\n').map((line) => line.trim().split(/ +/))
    assert.deepEqual(rows?.slice(0, 3), [['pass', 'loss'], ['0', '1000.0000'], ['125', '875.0000']]) // prettier-ignore
    assert.deepEqual([rows?.length, rows?.at(-1)], [10, ['1,000', '0.0000']])
  })

  it('shows prints and problems below, the place underlined', () => {
    const related = [{ message: 'called here', file: 'main.nn.ts', start: 0, end: 5 }]
    const problems = [makeProblem('a * b', { related }), makeProblem('value(10)', { severity: 'warning' })]
    const text = writeTextReport({ ...report, snapshot: null, prints: ['x 1\ny 2', 'z'], problems }, paintNothing)
    assert.equal(
      text,
      `printed
  x 1
  y 2
  z

lessons/first.nn.ts:4:11  error  This is wrong.
    const e = a * b
              ^^^^^
    lessons/first.nn.ts:1:1  called here
lessons/first.nn.ts:3:11  warning  This is wrong.
    const c = value(10)
              ^^^^^^^^^
`,
    )
  })

  it('underlines behind tabs and wide characters, to the end of the first line, and in very long lines', () => {
    const lines = ['\tconst 重 = q', '', `${'x'.repeat(400)} bad`]
    const text = lines.join('\n')
    const at = (start: number, end: number): string[] => {
      const problem = { ...makeProblem('a'), start, end }
      return writeTextReport({ ...report, snapshot: null, problems: [problem], textOf: () => text }, paintNothing)
        .split('\n')
        .slice(1, 3)
    }
    const last = text.indexOf('bad')
    assert.deepEqual(at(11, 12), ['    const 重 = q', `    ${' '.repeat(11)}^`])
    assert.deepEqual(at(7, last), ['    const 重 = q', `    ${' '.repeat(6)}^^^^^^`])
    assert.deepEqual(at(last, last + 3), ['    bad', '    ^^^'])
  })

  it('lets nothing the program says steer the terminal', () => {
    const problems = [makeProblem('a', { message: 'bad \u001b[2J\nthing' })]
    const text = writeTextReport({ ...report, prints: ['\u001b[31mred\r\u0007'], problems }, paintNothing)
    assert.ok(['\u001b', '\u0007', '\r'].every((control) => !text.includes(control)))
  })

  it('lists the values with names only where there are very many', () => {
    const nodes = Array.from({ length: 1000 }, (_, k): NodeSpec => {
      if (k === 0) return { op: 'leaf', label: 'x', data: 1 }
      return { op: 'neg', inputs: [k - 1], data: 1, ...(k === 999 ? { label: 'y' } : {}) }
    })
    const text = writeTextReport({ ...report, snapshot: buildSnapshot({ nodes }) }, paintNothing)
    assert.match(text, /\n {2}x +leaf/)
    assert.match(text, /\n {2}y +/)
    assert.match(text, /and 998 more values: --format json has all\./)
  })

  it('colours signs and dims the rest where it is asked to', () => {
    const text = writeTextReport(report, paintAnsi)
    assert.ok(text.includes('\u001b[33m−3.0000\u001b[0m'))
    assert.ok(text.includes('\u001b[34m2.0000\u001b[0m'))
    assert.equal(
      text
        .split('\u001b')
        .map((part, k) => (k === 0 ? part : part.replace(/^\[\d+m/, '')))
        .join(''),
      writeTextReport(report, paintNothing),
    )
  })

  it('says that a program makes no values', () => {
    const empty = buildSnapshot({ nodes: [] })
    assert.equal(
      writeTextReport({ ...report, snapshot: empty }, paintNothing),
      'lessons/first.nn.ts  no values · 0.4 ms\n',
    )
  })
})
