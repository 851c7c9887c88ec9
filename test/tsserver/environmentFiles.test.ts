// The two files for TypeScript 7 and plain `tsc`, checked by both compilers.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeEnvironmentFiles } from '../../src/tsserver/environmentFiles.ts'
import { writeLibraryTypes } from '../../src/tsserver/libraryTypes.ts'

const project = join(import.meta.dirname, '../..')
const declarations = `${readFileSync(join(project, 'src/tsserver/ambient/nn.d.ts'), 'utf8')}\n${writeLibraryTypes(project)}`
const compilers = { 'TypeScript 7': 'typescript/bin/tsc', 'TypeScript 5.9': 'tsserver-types/bin/tsc' }

for (const [name, path] of Object.entries(compilers)) {
  describe(`nn-env.d.ts and tsconfig.json under ${name}`, () => {
    let folder = ''
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'nn-env-'))
      for (const file of makeEnvironmentFiles(declarations)) writeFileSync(join(folder, file.name), file.text)
    })
    afterEach(() => rmSync(folder, { recursive: true }))

    /** The compiler's own words, one line a mistake. */
    function check(): string[] {
      const compiler = join(project, 'node_modules', path)
      const { stdout } = spawnSync(process.execPath, [compiler, '-p', folder], { cwd: folder, encoding: 'utf8' })
      return stdout.split('\n').filter(Boolean)
    }

    it('pass the examples', () => {
      cpSync(join(project, 'examples'), folder, { recursive: true })
      assert.deepEqual(check(), [])
    })

    it('keep two files with the same names apart and report what is wrong', () => {
      const text = 'const L = value(1) * 2\nconst name = L\nname.backward()\n'
      writeFileSync(join(folder, 'first.nn.ts'), text)
      writeFileSync(join(folder, 'second.nn.ts'), `${text}name.backwards()\nsetTimeout(() => 1)\n`)
      const mistakes = check()
      assert.equal(mistakes.length, 2, mistakes.join('\n'))
      assert.match(mistakes[0] ?? '', /second\.nn\.ts\(4,6\): error TS2551: .*'backwards'/)
      assert.match(mistakes[1] ?? '', /second\.nn\.ts\(5,1\): error TS2304: .*'setTimeout'/)
    })

    it('know the library and what its parts take', () => {
      const text = `const model = nn.MLP(2, [3, 1])
const [score] = model([1, 2])
const loss = nn.hinge([score], [1]) + 1e-4 * nn.dot(model.parameters(), model.parameters())
loss.backward()
const data: { x: number[]; y: number }[] = nn.data.moons(10)
nn.fit(model, data, { epochs: 1, loss: nn.hinge })
model('text')
nn.Linaer(2, 3)
`
      writeFileSync(join(folder, 'network.nn.ts'), text)
      const mistakes = check()
      assert.equal(mistakes.length, 2, mistakes.join('\n'))
      assert.match(mistakes[0] ?? '', /network\.nn\.ts\(7,7\): error TS2345/)
      assert.match(mistakes[1] ?? '', /network\.nn\.ts\(8,4\): error TS2551: .*'Linaer'.*'Linear'/)
    })

    it('know what can be plotted', () => {
      const text = `const model = nn.MLP(2, [3, 1])
const points = [[0, 1], new Float64Array([1, 0])]
plot.line('rate', 0.1)
plot.line('forecast', { truth: [1, 2], model: new Float32Array(2) })
plot.scatter('points', points, ['a', 'b'])
plot.image('picture', [[0, 1]])
plot.boundary(model, points, [0, 1], 'moons')
plot.boundary((point) => point[0], points, [0, 1])
plot.confusion([0, 1], [1, 1], ['cat', 'dog'])
plot.confusion(nn.confusion(model, nn.data.moons(9)), ['cat', 'dog'])
plot.validation(value(1))
plot.lines('rate', 1)
plot.scatter([[1, 2]])
`
      writeFileSync(join(folder, 'plots.nn.ts'), text)
      const mistakes = check()
      assert.equal(mistakes.length, 2, mistakes.join('\n'))
      assert.match(mistakes[0] ?? '', /plots\.nn\.ts\(12,6\): error TS2551: .*'lines'.*'line'/)
      assert.match(mistakes[1] ?? '', /plots\.nn\.ts\(13,6\): error TS2554/)
    })

    it('find a .nn.ts file under its short name, and let what was caught be looked at', () => {
      writeFileSync(join(folder, 'lib.nn.ts'), 'export const w = value(1)\n')
      const text =
        "import { w, nope } from './lib'\ntry { w.backward() } catch (error) { console.log(error.message) }\n"
      writeFileSync(join(folder, 'main.nn.ts'), text)
      const mistakes = check()
      assert.equal(mistakes.length, 1, mistakes.join('\n'))
      assert.match(mistakes[0] ?? '', /main\.nn\.ts\(1,13\): error TS2305: .*'nope'/)
    })

    it('leave other files of the folder alone', () => {
      writeFileSync(join(folder, 'a.nn.ts'), 'value(1).backward()\n')
      writeFileSync(join(folder, 'plain.ts'), 'const x: number = "not ours"\n')
      assert.deepEqual(check(), [])
    })
  })
}
