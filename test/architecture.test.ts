// Holds the layering as an allow-list: which folder may import what, types included.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

const root = join(import.meta.dirname, '..')
const source = join(root, 'src')

/** Folder → the folders, files (`core/ops.ts`) and packages it may import. Its own folder is always allowed. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: [],
  protocol: [],
  compiler: ['core', 'protocol', 'acorn', '@sveltejs/acorn-typescript', 'magic-string', 'zimmerframe', 'estree'],
  runtime: ['core', 'compiler', 'protocol', 'node:', 'ses', 'valibot', 'd3-dsv'],
  graph: ['core/ops.ts', 'protocol', 'node:', '@viz-js/viz'],
  features: ['runtime', 'graph', 'protocol', 'tsserver/environmentFiles.ts', 'vscode', 'valibot', 'node:'],
  webview: ['protocol', 'd3-zoom', 'd3-selection', 'flatbush', 'uplot'],
  cli: ['runtime', 'graph', 'protocol', 'node:'],
  tsserver: ['tsserver-types', 'node:'],
  'extension.ts': ['features', 'vscode'],
}
const forbiddenNames = /^(utils?|helpers?|common|misc|types|index)\.ts$/

interface Import {
  readonly file: string
  readonly target: string
}

const files = globSync('**/*.ts', { cwd: source }).filter((file) => !file.endsWith('.d.ts'))

describe('architecture', () => {
  it('finds the source', () => assert.ok(files.length > 50, `only ${files.length} files`))

  it('every import is on its layer’s allow-list', () => {
    const imports = files.flatMap(readImports)
    assert.ok(imports.length > 100, `only ${imports.length} imports were read`)
    const wrong = imports.filter(({ file, target }) => !isAllowed(file, target))
    assert.deepEqual(wrong, [])
  })

  it('sees an import that is not allowed', () => {
    assert.equal(isAllowed(join('core', 'tape.ts'), join('runtime', 'session.ts')), false)
    assert.equal(isAllowed(join('graph', 'scene.ts'), 'vscode'), false)
    assert.deepEqual(findTargets(`import type { A } from '../x.ts'\nexport * from "y"\nconst z = import('./z.ts')`), [
      '../x.ts',
      'y',
      './z.ts',
    ])
  })

  it('no imports go in a circle, those of types included', () => {
    assert.deepEqual(
      findCircle(new Map(files.map((file) => [file, readImports(file).map(({ target }) => target)]))),
      [],
    )
  })

  it('sees a circle of imports', () => {
    const imports = { a: ['b', 'x'], b: ['c'], c: ['b'], x: [] }
    assert.deepEqual(findCircle(new Map(Object.entries(imports))), ['b', 'c', 'b'])
  })

  it('every file begins by saying why it exists, and its name is a concept', () => {
    const wrong = files.filter((file) => {
      const name = file.slice(file.lastIndexOf(sep) + 1)
      return !/^\/\/ \S.*[.?:]$/m.test(readSource(file).split('\n', 1)[0] ?? '') || forbiddenNames.test(name)
    })
    assert.deepEqual(wrong, [])
  })

  it('the shell of the extension stays thin', () => {
    assert.ok(readSource('extension.ts').split('\n').length <= 61)
  })
})

function readSource(file: string): string {
  return readFileSync(join(source, file), 'utf8')
}

/** Of import and export statements (which begin a line) and of `import(…)`, in code and in types. */
function findTargets(text: string): string[] {
  const statement = /^\s*(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*(['"])([^'"\n]+)\1/gm
  const call = /\bimport\(\s*(['"])([^'"\n]+)\1/g
  return [statement, call].flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[2] ?? ''))
}

function readImports(file: string): Import[] {
  const code = readSource(file).replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')
  return findTargets(code).map((target) => ({
    file,
    target: target.startsWith('.') ? relative(source, join(source, dirname(file), target)) : target,
  }))
}

/** The files of a circle, the first one at both ends; empty without any. */
function findCircle(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return []
    for (const target of imports.get(file) ?? []) {
      const circle = visit(target, [...path, file])
      if (circle.length > 0) return circle
    }
    done.add(file)
    return []
  }
  for (const file of imports.keys()) {
    const circle = visit(file, [])
    if (circle.length > 0) return circle
  }
  return []
}

function isAllowed(file: string, target: string): boolean {
  const layer = file.split(sep)[0] ?? ''
  const path = target.split(sep).join('/')
  return [...(allowed[layer] ?? []), layer].some(
    (name) => path === name || path.startsWith(name.endsWith(':') ? name : `${name}/`),
  )
}
