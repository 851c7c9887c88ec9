// Runs a program that throws and checks what is told of it: the words, the exact place, the calls that led there.
import assert from 'node:assert/strict'
import { evaluateText, type Files } from './evaluateText.ts'

/** The place is marked with «…» in the text of one file. `related`: `message: text at its place` of each. */
export async function expectFailure(
  marked: string | Files,
  message: RegExp,
  related?: readonly string[],
): Promise<void> {
  const files = typeof marked === 'string' ? { '/main.nn.ts': marked } : marked
  const [file, text] = Object.entries(files).find(([, content]) => content.includes('«')) ?? ['', '']
  const start = text.indexOf('«')
  const plain = Object.fromEntries(Object.entries(files).map(([path, content]) => [path, content.replace(/[«»]/g, '')]))
  const { snapshot, problems } = await evaluateText(plain)
  assert.equal(snapshot, null, text)
  const [problem, ...more] = problems
  assert.deepEqual(more, [])
  assert.match(problem?.message ?? '', message)
  const place = [problem?.file, plain[file]?.slice(problem?.start, problem?.end), problem?.start]
  assert.deepEqual(place, [file, text.slice(start + 1, text.indexOf('»')), start], problem?.message)
  assert.deepEqual([problem?.code, problem?.severity], ['exception', 'error'])
  if (related === undefined) return
  assert.deepEqual(
    problem?.related.map((at) => `${at.message}: ${plain[at.file]?.slice(at.start, at.end)}`),
    related,
  )
}
