// The types of `.nn.ts` files, as a real TypeScript server reports them with the built plugin loaded.
import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import * as v from 'valibot'
import { buildPlugin } from '../../src/tsserver/buildPlugin.ts'
import { makeEnvironmentFiles } from '../../src/tsserver/environmentFiles.ts'
import { foundingProgram } from '../programs.ts'
import { findServers, startServer, type Server } from './startServer.ts'

const project = join(import.meta.dirname, '../..')
const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'nn-types-')))

const completions = v.object({ entries: v.array(v.object({ name: v.string(), sortText: v.string() })) })
const definitions = v.array(v.object({ file: v.string() }))
const quickInfo = v.object({ displayString: v.string(), documentation: v.string() })

before(() => buildPlugin(join(temporary, 'node_modules'), build))
after(() => rmSync(temporary, { recursive: true }))

for (const { version, path } of findServers()) {
  describe(`the plugin in TypeScript ${version}`, () => {
    let server: Server
    let folder = ''

    beforeEach(async () => {
      folder = mkdtempSync(join(temporary, 'folder-'))
      server = await startServer(path, temporary)
    })
    afterEach(() => server.stop())

    /** Writes a file and returns its path. */
    function write(name: string, text: string): string {
      const file = join(folder, name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
      return file
    }

    async function open(name: string, text: string): Promise<string> {
      const file = write(name, text)
      await server.open(file)
      return file
    }

    async function listErrors(file: string): Promise<string[]> {
      const syntactic = await server.request('syntacticDiagnosticsSync', { file })
      assert.deepEqual(syntactic, [])
      return (await server.semantic(file)).map(({ code, at }) => `${code} ${at}`)
    }

    async function listHints(file: string): Promise<string[]> {
      return (await server.suggestions(file)).map(({ code, at }) => `${code} ${at}`)
    }

    it('finds nothing wrong with the examples', async () => {
      const examples = join(project, 'examples')
      cpSync(examples, folder, { recursive: true })
      const names = readdirSync(examples).filter((name) => name.endsWith('.nn.ts'))
      assert.ok(names.length >= 5)
      for (const name of names) {
        const file = join(folder, name)
        await server.open(file)
        assert.deepEqual(await listErrors(file), [], name)
        assert.deepEqual(await listHints(file), [], name)
      }
    })

    it('reports a real error and nothing else', async () => {
      const file = await open(
        'a.nn.ts',
        `${foundingProgram}L.backward()\nconst wrong: string = a.tanh() ** 2 + L.grad\n`,
      )
      assert.deepEqual(await listErrors(file), ['2322 wrong'])
    })

    it('keeps up with typing', async () => {
      const file = await open('a.nn.ts', foundingProgram)
      await server.edit(file, 'd * f', 'd.tahn()')
      assert.deepEqual(await listErrors(file), ['2551 tahn'])
      await server.edit(file, 'tahn', 'tanh')
      assert.deepEqual(await listErrors(file), [])
    })

    it('lets two files have the same names, and names the browser has', async () => {
      const first = await open('first.nn.ts', `${foundingProgram}const name = value(1)\nconst status = name\n`)
      const second = await open('second.nn.ts', `${foundingProgram}const name = value(2)\nconst close = name\n`)
      assert.deepEqual(await listErrors(first), [])
      assert.deepEqual(await listErrors(second), [])
    })

    it('knows no name that a run does not have', async () => {
      const file = await open(
        'a.nn.ts',
        'setTimeout(() => 1)\nfetch("x")\ndocument.title\nprocess.exit()\nconsole.log(1)\n',
      )
      const errors = await server.semantic(file)
      assert.deepEqual(
        errors.map(({ at }) => at),
        ['setTimeout', 'fetch', 'document', 'process'],
      )
    })

    it('refuses what is not erasable', async () => {
      const file = await open(
        'a.nn.ts',
        'export enum Colour { red }\nexport class P { constructor(public x: number) {} }\n',
      )
      assert.deepEqual(await listErrors(file), ['1294 Colour', '1294 public x: number'])
    })

    it('types imports of .nn.ts, .json and .csv, and await at top level', async () => {
      write('f.nn.ts', 'export const f = (x: number): number => x.relu()\nexport interface Shape { inputs: number }\n')
      write('j.json', '{ "rate": 0.1, "sizes": [2, 3] }')
      const file = await open(
        'a.nn.ts',
        `import { f, type Shape } from './f.nn.ts'
import settings from './j.json'
import rows from './data.csv'
const shape: Shape = { inputs: settings.sizes.length }
const w = await Promise.resolve(value(settings.rate * shape.inputs))
for (const { x, y, kind } of rows) if (kind === 'good') console.log(f(w * x - y))
for (const [x, y] of rows) console.log(x * y)
const sums = rows.map((row) => row[0] + row[1] * w)
console.log(sums, rows.length, rows[0].x ** 2)
f(settings.rat)
f('1')
`,
      )
      assert.deepEqual(await listErrors(file), ['2551 rat', "2345 '1'"])
    })

    it('gives a list of values its type as it grows, and a parameter without a type only a hint', async () => {
      const file = await open(
        'a.nn.ts',
        'const xs = []\nxs.push(value(1))\nexport const square = (x) => x * x\nsquare(xs[0].relu())\n',
      )
      assert.deepEqual(await listErrors(file), [])
      assert.deepEqual(await listHints(file), ['7006 x'])
    })

    it('never calls a value at top level unused', async () => {
      const file = await open(
        'a.nn.ts',
        'const a = value(1), b = a * 2\nexport const f = () => {\n  const lost = 1\n}\n',
      )
      assert.deepEqual(await listHints(file), ['6133 lost'])
    })

    it('completes what a value has, its data and gradient before the functions', async () => {
      const file = await open('a.nn.ts', `${foundingProgram}L.\n`)
      const body = await server.request('completionInfo', { file, line: 8, offset: 3, triggerCharacter: '.' })
      const { entries } = v.parse(completions, body)
      const ranked = entries.map(({ sortText, name }) => `${sortText} ${name}`).toSorted()
      const names = ranked.map((entry) => entry.slice(entry.indexOf(' ') + 1))
      assert.deepEqual(names.slice(0, 6), ['backward', 'data', 'grad', 'label', 'zeroGrad', 'abs'])
      for (const name of ['tanh', 'relu', 'toFixed']) assert.ok(names.includes(name), name)
    })

    it('tells formula and derivative on hover', async () => {
      const file = await open('a.nn.ts', 'const y = value(1).tanh()\n')
      const body = v.parse(quickInfo, await server.request('quickinfo', { file, line: 1, offset: 21 }))
      assert.equal(body.displayString, '(method) Number.tanh(): number')
      assert.match(body.documentation, /tanh x.*\n\n`dy\/dx = 1 − y²`.*\n\nSource: /s)
    })

    it('knows the library: its mistakes, its names, its words, and the code behind them', async () => {
      const text = 'const model = nn.MLP(2, [3, 1])\nconst [score] = model([1, 2])\nnn.hinge([score], [1]).backward()\n'
      const file = await open('a.nn.ts', `${text}model('text')\nnn.\n`)
      const errors = (await server.semantic(file)).map(({ code }) => code)
      assert.deepEqual(
        errors.filter((code) => code === 2345),
        [2345],
      )
      const found = v.parse(completions, await server.request('completionInfo', { file, line: 5, offset: 4 }))
      const names = found.entries.map(({ name }) => name)
      for (const name of ['Conv2d', 'LSTM', 'crossEntropy', 'adam', 'data', 'dot'])
        assert.ok(names.includes(name), name)
      const hover = v.parse(quickInfo, await server.request('quickinfo', { file, line: 3, offset: 5 }))
      assert.match(hover.documentation, /hinge|margin|max/i)
      const [place] = v.parse(definitions, await server.request('definition', { file, line: 1, offset: 19 }))
      assert.match(place?.file ?? '', /[/\\]nn[/\\]mlp\.nn\.ts$/)
    })

    it('finds a .nn.ts file under its short name, as a run does, and lets what was caught be looked at', async () => {
      write('lib.nn.ts', 'export const w = value(1)\nexport type Shape = number[]\nexport default class Net {}\n')
      write('hub.nn.ts', "export * from './lib'\nexport { default as Net } from './lib.nn'\n")
      const text = `import Same, { type Shape } from './lib'
import { Net, w } from './hub'
import * as all from './hub.nn'
const shape: Shape = [w.tanh(), all.w]
try { console.log(new Net() instanceof Same, shape) } catch (error) { console.log(error.message) }
import { nope } from './lib'
import { missing } from './missing'
console.log(nope, missing)
`
      assert.deepEqual(await listErrors(await open('a.nn.ts', text)), ['2614 nope', "2307 './missing'"])
    })

    it('lets plain files import what they did', async () => {
      write('x.ts', 'export const x: string = "plain"\n')
      write('x.nn.ts', 'export const x = value(1)\n')
      const options = { module: 'esnext', moduleResolution: 'bundler', strict: true, noEmit: true }
      write('tsconfig.json', JSON.stringify({ compilerOptions: options }))
      const plain = await open('plain.ts', "import { x } from './x'\nexport const y: string = x\n")
      assert.deepEqual(await listErrors(plain), [])
    })

    it('writes the extension into an import it adds', async () => {
      await open('f.nn.ts', 'export const someFunction = (x: number): number => x\n')
      const file = await open('a.nn.ts', 'someFunction(1)\n')
      await server.request('configure', { preferences: { includeCompletionsForModuleExports: true } })
      const fixes = await server.request('getCodeFixes', {
        file,
        startLine: 1,
        startOffset: 1,
        endLine: 1,
        endOffset: 13,
        errorCodes: [2304],
      })
      assert.match(JSON.stringify(fixes), /from '\.\/f\.nn\.ts'|from \\"\.\/f\.nn\.ts\\"/)
    })

    it('does nothing where there is no .nn.ts file', async () => {
      const file = await open('plain.ts', '(2).tanh()\ndocument.title\nvalue(1)\n')
      assert.deepEqual(await listErrors(file), ['2339 tanh', '2304 value'])
      const without = await startServer(path, null)
      try {
        await without.open(file)
        assert.deepEqual(await server.semantic(file), await without.semantic(file))
      } finally {
        await without.stop()
      }
    })

    it('follows .nn.ts files that are opened and closed beside plain ones', async () => {
      const plain = await open('plain.ts', '(2).tanh()\ndocument.title\n')
      assert.deepEqual(await listErrors(plain), ['2339 tanh'])
      const nn = await open('a.nn.ts', `${foundingProgram}const name = L\n`)
      assert.deepEqual(await listErrors(nn), [])
      assert.deepEqual(await listErrors(plain), [], 'one project has one Number; the browser stays')
      await server.close(nn)
      assert.deepEqual(await listErrors(plain), ['2339 tanh'])
    })

    it('leaves the module format of a project to its plain files', async () => {
      write('package.json', '{ "type": "commonjs" }')
      const options = { module: 'nodenext', target: 'es2022', strict: true, verbatimModuleSyntax: true, types: [] }
      write('tsconfig.json', JSON.stringify({ compilerOptions: options }))
      write('j.json', '{ "x": 1 }')
      write('f.nn.ts', `${foundingProgram}export const f = (x: number): number => x.tanh()\n`)
      const plain = await open('plain.ts', 'export const x = 1\n')
      const file = await open(
        'a.nn.ts',
        `import { f } from './f.nn.ts'
import j from './j.json'
import rows from './r.csv'
const L = await Promise.resolve(f(j.x) * rows[0].x)
f('1')
export const g = (x) => x
`,
      )
      assert.deepEqual(await listErrors(file), ["2345 '1'", '7006 x'], 'a tsconfig.json asks for more than hints')
      assert.deepEqual(await listErrors(plain), ['1287 export'])
    })

    it('reaches a .nn.ts file that a project only imports', async () => {
      write('tsconfig.json', '{ "compilerOptions": { "strict": true, "noEmit": true }, "files": ["main.ts"] }')
      write('x.nn.ts', `${foundingProgram}export const y = L.tanh()\n`)
      const main = await open('main.ts', "import { y } from './x.nn'\nconsole.log(y)\n")
      assert.deepEqual(await listErrors(main), [])
      const nn = join(folder, 'x.nn.ts')
      await server.open(nn)
      const body = await server.request('projectInfo', { file: nn, needFileNameList: false })
      assert.match(JSON.stringify(body), /tsconfig\.json/)
      assert.deepEqual(await listErrors(nn), [])
      await server.edit(main, "import { y } from './x.nn'", 'const y = (2).tanh()')
      await server.close(nn)
      await listErrors(main)
      await server.edit(main, '(2)', '(3)')
      assert.deepEqual(await listErrors(main), ['2339 tanh'])
    })

    it('adds nothing to a folder that has nn-env.d.ts', async () => {
      const declarations = readFileSync(join(project, 'src/tsserver/ambient/nn.d.ts'), 'utf8')
      for (const { name, text } of makeEnvironmentFiles(declarations)) write(name, text)
      const file = await open('a.nn.ts', `${foundingProgram}L.backward()\n`)
      assert.deepEqual(await listErrors(file), [])
      const body = await server.request('quickinfo', { file, line: 8, offset: 4 })
      assert.equal(v.parse(quickInfo, body).displayString, '(method) Number.backward(): void')
    })
  })
}
