// Every term of the glossary leads to a line that shows it, as long as the line is there.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'mocha'

const docs = join(import.meta.dirname, '../../docs')
const glossary = readFileSync(join(docs, 'glossary.md'), 'utf8')
const readLines = (path: string): string[] => readFileSync(join(docs, path), 'utf8').split('\n')

interface Place {
  readonly words: string
  readonly path: string
  readonly line: number
  readonly code: string
}

const entries = new Map(
  [...glossary.matchAll(/^- \*\*(.+?)\*\*: (.*)$/gm)].map(([, term = '', text = '']) => [term, listPlaces(text)]),
)

function listPlaces(text: string): Place[] {
  return [...text.matchAll(/\[([^\]]*)\]\(([^)#]*)#L(\d+)\): `([^`]*)`/g)].map(
    ([, words = '', path = '', line = '', code = '']) => ({ words, path, line: Number(line), code }),
  )
}

describe('the glossary', () => {
  it('has the terms of the field', () => {
    const terms =
      'MLP · Layer · Weights · Bias · Epoch · Activation function · Binary classifier · Supervised learning · Mini-batching · ' +
      'Learning rate · Gradient descent · Cost function · FNN · DNN · CNN · RNN'
    for (const term of terms.split(' · ')) assert.ok(entries.has(term), term)
  })

  it('leads from every term to a line that shows it', () => {
    for (const [term, places] of entries) {
      assert.ok(places.length > 0, `${term} leads nowhere`)
      for (const { words, path, line, code } of places) {
        const lines = readLines(path)
        const now = lines.findIndex((one) => one.includes(code)) + 1
        assert.ok(lines[line - 1]?.includes(code), `${term}: \`${code}\` of ${path} is in line ${now}, not ${line}`)
        const lesson = /\/(\d+)-[^/]*$/.exec(path)?.[1]
        assert.equal(words, `lesson ${lesson}, line ${line}`, term)
      }
    }
  })

  it('has no link that is not held against its line', () => {
    const links = [...glossary.matchAll(/\]\(/g)].length
    assert.equal([...entries.values()].flat().length, links)
  })

  it('shows every lesson', () => {
    const lessons = new Set([...entries.values()].flat().map(({ path }) => Number(/\/(\d+)-/.exec(path)?.[1])))
    assert.deepEqual(
      [...lessons].toSorted((a, b) => a - b),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    )
  })
})
