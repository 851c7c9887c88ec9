// Linking: what is imported becomes one program, and what cannot be is a problem at its specifier.
import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { linkProgram, type Linked } from '../../src/runtime/link.ts'
import { library, type Files } from './evaluateText.ts'

async function link(files: Files): Promise<Linked> {
  const readFile = (path: string): Promise<string | undefined> => {
    if (path === '/broken.json') return Promise.reject(new Error('no permission'))
    return Promise.resolve(files[path])
  }
  return linkProgram({ entry: '/main.nn.ts', text: files['/main.nn.ts'] ?? '', readFile, library })
}

/** `code file: text at the place | related text` of every problem. */
async function listProblems(files: Files): Promise<string[]> {
  const { problems, texts } = await link(files)
  const cut = (place: { file: string; start: number; end: number }) =>
    texts.get(place.file)?.slice(place.start, place.end)
  return problems.map((problem) =>
    [`${problem.code} ${problem.file}: ${cut(problem)}`, ...problem.related.map(cut)].join(' | '),
  )
}

describe('linkProgram', () => {
  it('numbers the sites of all files one after the other, after site 0', async () => {
    const linked = await link({
      '/main.nn.ts': `import { w } from './lib'\nconst y = w * 2\nconst z = y + w`,
      '/lib.nn.ts': 'export const w = value(1)',
    })
    assert.ok(linked.ok)
    const { sites, files, modules, statements } = linked.program
    assert.deepEqual(files, ['/main.nn.ts', '/lib.nn.ts'])
    assert.deepEqual(
      modules.map(({ path }) => path),
      files,
    )
    assert.deepEqual([sites[0]?.start, sites[0]?.end, sites[0]?.label], [0, 0, null])
    const used = new Set<string>()
    for (const [index, module] of modules.entries()) {
      assert.equal(module.kind, 'code')
      for (const [, id = ''] of module.code.matchAll(/\$(?:value|at)\((\d+)/g)) {
        assert.equal(sites[Number(id)]?.file, index)
        used.add(id)
      }
    }
    assert.ok(used.size >= 4)
    assert.deepEqual(
      statements.map(({ key }) => key),
      ['y', 'z'],
    )
  })

  it('reads every file once, in any shape of its name', async () => {
    const linked = await link({
      '/main.nn.ts': `import { a } from './a'\nimport { a as b } from './x/../a.nn.ts'\nconsole.log(a, b)`,
      '/a.nn.ts': 'export const a = 1',
    })
    assert.ok(linked.ok)
    assert.equal(linked.program.modules.length, 2)
    assert.deepEqual([...linked.texts.keys()], ['/main.nn.ts', '/a.nn.ts'])
  })

  it('refuses at the specifier', async () => {
    const cases: readonly (readonly [string, string])[] = [
      ['./missing', 'import-missing'],
      ['./broken.json', 'import-missing'],
      ['../outside', 'import-outside'],
      ['lodash', 'import-not-allowed'],
      ['node:fs', 'import-not-allowed'],
      ['./script.js', 'import-not-allowed'],
    ]
    for (const [specifier, code] of cases) {
      const found = await listProblems({ '/main.nn.ts': `import x from '${specifier}'\nconsole.log(x)` })
      assert.deepEqual(found, [`${code} /main.nn.ts: '${specifier}'`])
    }
  })

  it('asks nothing of imports of types', async () => {
    const files = { '/main.nn.ts': `import type { Shape } from 'some-package'\nconst x: Shape = value(1)` }
    assert.deepEqual(await listProblems(files), [])
  })

  it('tells names that are not exported, through other files as well', async () => {
    const files = {
      '/main.nn.ts': `import { a, b, c, default as d } from './lib'\nimport { rows } from './data.csv'\nconsole.log(a, b, c, d, rows)`,
      '/lib.nn.ts': `export * from './deep'\nexport const a = 1`,
      '/deep.nn.ts': `export * from './lib'\nexport const b = 2\nexport default 3`,
      '/data.csv': 'x\n1',
    }
    assert.deepEqual(await listProblems(files), [
      'import-name /main.nn.ts: c',
      'import-name /main.nn.ts: default',
      'import-name /main.nn.ts: rows',
    ])
  })

  it('reports a fault of an imported file there, with the import of the first file that led to it', async () => {
    const files = {
      '/main.nn.ts': `import { a } from './a'\nconsole.log(a)`,
      '/a.nn.ts': `import { b } from './b'\nimport data from './bad.json'\nexport const a = [b, data]`,
      '/b.nn.ts': 'export const b = 1 +',
      '/bad.json': '{ "x": 1,, }',
    }
    const problems = await listProblems(files)
    assert.equal(problems.length, 2)
    assert.match(problems[0] ?? '', /^\S+ \/b\.nn\.ts: .* \| '\.\/a'$/)
    assert.match(problems[1] ?? '', /^invalid-data \/bad\.json: , \| '\.\/a'$/)
  })
})
