// The built program as a user runs it: what it writes where, and the status it ends with.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { build, type BuildOptions } from 'esbuild'
import { formatNumber } from '../../src/graph/formatNumber.ts'
import { readXml } from '../graph/readXml.ts'
import { foundingProgram, micrograd } from '../programs.ts'

interface Ended {
  readonly stdout: string
  readonly stderr: string
  readonly code: number | null
}

interface Node {
  readonly id: number
  readonly op: string
  readonly label: string | null
  readonly data: number
  readonly grad: number | null
  readonly inputs: readonly number[]
  readonly scope: string
}

describe('the command line program', () => {
  let folder = ''
  let work = ''

  before(async function () {
    this.timeout(60_000)
    folder = await realpath(await mkdtemp(join(tmpdir(), 'gradient-graph-cli-')))
    work = join(folder, 'work')
    await mkdir(work)
    await copyFile('package.json', join(folder, 'package.json'))
    const shared: BuildOptions = {
      outdir: join(folder, 'dist'),
      outExtension: { '.js': '.cjs' },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      charset: 'utf8',
      logLevel: 'error',
    }
    const processes = { runner: 'src/runtime/processMain.ts', layoutWorker: 'src/graph/layoutWorker.ts' }
    await build({ ...shared, entryPoints: { cli: 'src/cli/main.ts' } })
    await build({ ...shared, entryPoints: processes, banner: { js: '"use strict";' } })
    await writeFile(join(work, 'main.nn.ts'), foundingProgram)
    await writeFile(join(work, 'readme.nn.ts'), micrograd)
  })
  after(() => rm(folder, { recursive: true, force: true }))

  const run = (...args: string[]): Promise<Ended> => runWith(process.execPath, ...args)
  const runWith = async (node: string, ...args: string[]): Promise<Ended> => {
    const child = spawn(node, [join(folder, 'dist', 'cli.cjs'), ...args], { cwd: work })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
    return { stdout, stderr, code }
  }
  const readJson = async (...args: string[]): Promise<ReturnType<typeof JSON.parse>> => {
    return JSON.parse((await run('run', ...args, '--format', 'json')).stdout)
  }

  it('runs the founding program', async () => {
    const { root, backward, passes, nodes, prints, problems, file } = await readJson('main.nn.ts', '--backward', 'L')
    assert.deepEqual([file, backward, passes, prints, problems], ['main.nn.ts', 'L', 1, [], []])
    const found = nodes.map(({ label, data, grad }: Node) => [label, data, grad])
    const expected = [['a', 2, 6], ['b', -3, -4], ['c', 10, -2], ['e', -6, -2], ['d', 4, -2], ['f', -2, 4], ['L', -8, 1]] // prettier-ignore
    assert.deepEqual(found, expected)
    assert.equal(nodes[root].label, 'L')
    const { line, column, endLine, endColumn } = nodes[3]
    assert.deepEqual([line, column, endLine, endColumn], [4, 11, 4, 16])
  })

  it("runs micrograd's README example, and takes the last of several statements for a name", async () => {
    const { nodes, root } = await readJson('readme.nn.ts', '--backward', 'g')
    const grad = (label: string): number => nodes.find((node: Node) => node.label === label).grad
    assert.equal(nodes[root].data.toFixed(4), '24.7041')
    assert.equal(grad('a').toFixed(4), '138.8338')
    assert.equal(grad('b').toFixed(4), '645.5773')
  })

  it('knows no gradient where backward did not run, and repeats an input used twice', async () => {
    await writeFile(join(work, 'twice.nn.ts'), 'const x = value(3)\nconst y = x + x\n')
    const { nodes, passes, backward } = await readJson('twice.nn.ts')
    assert.deepEqual([passes, backward], [0, null])
    assert.deepEqual(nodes.map(({ grad }: Node) => grad), [null, null]) // prettier-ignore
    assert.deepEqual(nodes[1].inputs, [nodes[0].id, nodes[0].id])
  })

  it('stops a program that makes more nodes than it may', async () => {
    await writeFile(join(work, 'many.nn.ts'), 'let s = value(1)\nfor (let i = 0; i < 1000; i++) s = s.tanh()\n')
    const { stdout, code } = await run('run', 'many.nn.ts', '--max-nodes', '1000')
    assert.match(
      stdout,
      /^many\.nn\.ts:2:1.*inside this loop, iteration 1,000: the program made more than 1,000 nodes\.$/m,
    )
    assert.equal(code, 1)
    assert.equal((await run('run', 'many.nn.ts', '--max-nodes', '1001')).code, 0)
  })

  it('tells the scope of a node', async () => {
    const text =
      'let s = value(1)\nfunction grow(x: number) {\n  return x * 2\n}\nfor (let i = 0; i < 2; i++) s = grow(s)\nconst y = s + 1\n'
    await writeFile(join(work, 'scopes.nn.ts'), text)
    const { nodes } = await readJson('scopes.nn.ts')
    const scopes = nodes.filter(({ op }: Node) => op === 'mul').map(({ scope }: Node) => scope)
    assert.deepEqual(scopes, ['for i[0] › grow', 'for i[1] › grow'])
  })

  it('works with every Node on the machine from 20 on', async function () {
    this.timeout(60_000)
    const text =
      'import { b } from "./part.nn.ts"\nconst L = value(3) * b\nL.backward()\nconsole.log([1, 2].toSorted())\n'
    await writeFile(join(work, 'node.nn.ts'), text)
    await writeFile(join(work, 'part.nn.ts'), 'export const b = value(2)\n')
    for (const node of await listNodes()) {
      for (const format of ['json', 'dot', 'svg']) {
        const args = ['run', 'node.nn.ts', '--backward', 'L', '--format', format]
        assert.deepEqual(await runWith(node, ...args), await run(...args), `${node} ${format}`)
      }
      await writeFile(join(work, 'failing.nn.ts'), 'function f(): number { throw new Error("no") }\nf()\n')
      assert.deepEqual(await runWith(node, 'run', 'failing.nn.ts'), await run('run', 'failing.nn.ts'))
    }
  })

  it('writes a table', async () => {
    const { stdout, stderr, code } = await run('run', 'main.nn.ts', '--backward', 'L')
    assert.deepEqual([stderr, code], ['', 0])
    assert.match(stdout, /^main\.nn\.ts {2}L = −8\.0000 · 7 values · 3 operations · pass 0 · [\d.]+ m?s\n/)
    assert.match(stdout, /\n {2}a {6}leaf {6}2\.0000 {3}6\.0000 {2}1:11\n/)
  })

  it('writes a picture and Graphviz source', async () => {
    const svg = await run('run', 'main.nn.ts', '--format', 'svg', '--backward', 'L')
    assert.equal(svg.code, 0)
    assert.ok(readXml(svg.stdout).texts.includes('×−3'))
    const dot = await run('run', 'main.nn.ts', '--format', 'dot')
    assert.equal(dot.code, 0)
    assert.match(dot.stdout, /^digraph \{[^]*label="\{ L \| data −8\.0000 \| grad – \}"/)
  })

  it('writes to a file and to nothing else', async () => {
    await writeFile(join(work, 'out.json'), 'old')
    await chmod(join(work, 'out.json'), 0o640)
    const before = await readdir(work)
    assert.deepEqual(await run('run', 'main.nn.ts', '--format', 'json', '--out', 'out.json'), { stdout: '', stderr: '', code: 0 }) // prettier-ignore
    assert.equal(JSON.parse(await readFile(join(work, 'out.json'), 'utf8')).nodes.length, 7)
    assert.deepEqual(await readdir(work), before)
  })

  it('follows a link, and leaves a device a device', async () => {
    await writeFile(join(work, 'real.dot'), 'old')
    await symlink('real.dot', join(work, 'link.dot'))
    assert.equal((await run('run', 'main.nn.ts', '--format', 'dot', '--out', 'link.dot')).code, 0)
    assert.match(await readFile(join(work, 'real.dot'), 'utf8'), /^digraph/)
    assert.equal((await run('run', 'main.nn.ts', '--out', '/dev/null')).code, 0)
    assert.equal((await readFile('/dev/null')).length, 0)
  })

  it('reports an error of the program with its place, and ends with 1', async () => {
    await writeFile(join(work, 'wrong.nn.ts'), 'const a = value(2)\nconst b = a * q\n')
    const { stdout, stderr, code } = await run('run', 'wrong.nn.ts')
    assert.deepEqual([code, stderr], [1, ''])
    assert.match(stdout, /wrong\.nn\.ts:2:15 {2}error {2}.*\bq\b.*\n {4}const b = a \* q\n {18}\^\n/)
    const { problems, root } = await readJson('wrong.nn.ts')
    assert.equal(problems.length, 1)
    assert.deepEqual([problems[0].severity, problems[0].line, problems[0].column, problems[0].endColumn], ['error', 2, 15, 16]) // prettier-ignore
    assert.equal(root, null)
    const svg = await run('run', 'wrong.nn.ts', '--format', 'svg')
    assert.deepEqual([svg.code, svg.stdout], [1, ''])
    assert.match(svg.stderr, /^wrong\.nn\.ts:2:15 {2}error/)
  })

  it('shows what the program prints', async () => {
    await writeFile(join(work, 'prints.nn.ts'), 'const a = value(2)\nconsole.log("a is", a)\n')
    assert.match((await run('run', 'prints.nn.ts')).stdout, /\nprinted\n {2}a is 2\n/)
    assert.deepEqual((await readJson('prints.nn.ts')).prints, ['a is 2'])
  })

  it('imports from the current folder where it holds the file, else from the file’s own', async () => {
    await mkdir(join(work, 'lib'), { recursive: true })
    await writeFile(join(work, 'shared.nn.ts'), 'export const k = value(7)\n')
    await writeFile(join(work, 'lib', 'up.nn.ts'), "import { k } from '../shared.nn.ts'\nconst y = k * 2\n")
    assert.equal((await run('run', 'lib/up.nn.ts')).code, 0)
    const outside = await mkdtemp(join(tmpdir(), 'gradient-graph-outside-'))
    await mkdir(join(outside, 'lib'))
    await writeFile(join(outside, 'shared.nn.ts'), 'export const k = value(7)\n')
    await writeFile(join(outside, 'lib', 'up.nn.ts'), "import { k } from '../shared.nn.ts'\nconst y = k * 2\n")
    assert.equal((await run('run', join(outside, 'lib', 'up.nn.ts'))).code, 1)
    await rm(outside, { recursive: true })
  })

  it('ends a program that does not end by itself', async function () {
    this.timeout(40_000)
    await writeFile(join(work, 'endless.nn.ts'), 'const a = value(1)\nwhile (true) {}\n')
    const { stdout, code } = await run('run', 'endless.nn.ts')
    assert.equal(code, 1)
    assert.match(stdout, /endless\.nn\.ts:2:\d+ {2}error {2}.*10 s/i)
  })

  describe('training on a terminal', () => {
    const descent = (more: string): string =>
      `const w = value(0)\nfor (let k = 0; ; k++) {\n  const L = w * 1\n  w.zeroGrad()\n  L.backward()\n  w.data += w.grad\n${more}}\n`

    /** In a process group of its own, as a terminal has it; `answer` gets what is on the terminal. */
    const watch = async (
      file: string,
      answer: (shown: string, interrupt: () => void) => void,
    ): Promise<Ended & { readonly signal: string | null }> => {
      await writeFile(join(folder, 'terminal.cjs'), 'Object.assign(process.stderr, { isTTY: true, columns: 60 })\n')
      const args = ['--require', join(folder, 'terminal.cjs'), join(folder, 'dist', 'cli.cjs'), 'run', file]
      const child = spawn(process.execPath, args, { cwd: work, detached: true, env: { ...process.env, NO_COLOR: '1' } })
      let [stdout, stderr] = ['', '']
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text
        answer(stderr, () => child.pid !== undefined && process.kill(-child.pid, 'SIGINT'))
      })
      const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
        child.on('close', (...end) => resolve(end))
      })
      return { stdout, stderr, code, signal }
    }

    it('shows how far it is, and after Ctrl-C what it had found', async () => {
      await writeFile(join(work, 'endless.nn.ts'), descent(''))
      let isInterrupted = false
      const { stdout, stderr, code } = await watch('endless.nn.ts', (shown, interrupt) => {
        if (isInterrupted || !/step [\d,]+ · loss/.test(shown)) return
        isInterrupted = true
        interrupt()
      })
      assert.equal(code, 130)
      const [, last] = /\r.\[Kgradient-graph: cancelled after pass ([\d,]+)\n$/.exec(stderr) ?? []
      assert.ok(last, stderr.slice(-300))
      // L is the number of the pass.
      const loss = formatNumber(Number(last.replaceAll(',', '')))
      assert.match(stdout, new RegExp(`^ {2}L .* ${loss} +1\\.0000 `, 'm'))
      assert.match(stdout, new RegExp(`^ +${last} +${loss}$`, 'm'))
    })

    it('ends at once with a second Ctrl-C', async () => {
      await writeFile(join(work, 'hanging.nn.ts'), descent('  while (k === 2) { }\n'))
      let interrupts = 0
      const { stdout, stderr, code } = await watch('hanging.nn.ts', (shown, interrupt) => {
        if (interrupts === 0 ? !shown.includes('step 3') : interrupts > 1 || !shown.includes('stopping · step 3'))
          return
        interrupts++
        interrupt()
      })
      assert.deepEqual([code, stdout, interrupts], [130, '', 2])
      assert.ok(stderr.endsWith('\r\u001b[K'), 'the line is erased')
    })

    it('writes nothing of it where nobody looks', async () => {
      await writeFile(join(work, 'short.nn.ts'), descent('  if (k === 2e5) break\n'))
      const { stderr, code } = await run('run', 'short.nn.ts')
      assert.deepEqual([stderr, code], ['', 0])
    })
  })

  it('says help and its version', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'))
    assert.deepEqual(await run('--version'), { stdout: `${version}\n`, stderr: '', code: 0 })
    const help = await run('--help')
    assert.deepEqual([help.code, help.stderr], [0, ''])
    assert.match(help.stdout, /^Usage: gradient-graph run FILE/)
  })

  const misuses: readonly (readonly [string, string[], RegExp])[] = [
    ['no arguments', [], /nothing to do/],
    ['an unknown option', ['run', 'main.nn.ts', '--fromat', 'json'], /no option --fromat.*--format/],
    ['an unknown format', ['run', 'main.nn.ts', '--format', 'png'], /no format "png"/],
    ['a missing value', ['run', 'main.nn.ts', '--backward'], /--backward needs a value/],
    ['a file that is not there', ['run', 'absent.nn.ts'], /There is no file absent\.nn\.ts/],
    ['a folder', ['run', '.'], /is a folder/],
    ['a file that is not .nn.ts', ['run', '../package.json'], /not a \.nn\.ts file/],
    [
      'an unknown name',
      ['run', 'main.nn.ts', '--backward', 'l'],
      /no value "l".*Did you mean L\?.*a, b, c, e, d, f, L/,
    ],
    [
      'an output in no folder',
      ['run', 'main.nn.ts', '--out', 'no/where.txt'],
      /Cannot write to no\/where\.txt: there is no such folder/,
    ],
    ['an output that is a folder', ['run', 'main.nn.ts', '--out', '..'], /Cannot write to \.\.: it is a folder/],
  ]
  for (const [what, args, message] of misuses) {
    it(`refuses ${what} in one line, with 2`, async () => {
      const { stdout, stderr, code } = await run(...args)
      assert.deepEqual([stdout, code], ['', 2])
      assert.match(stderr, /^gradient-graph: [^\n]+\n$/)
      assert.match(stderr, message)
    })
  }

  it('says that there is nothing to draw', async () => {
    await writeFile(join(work, 'plain.nn.ts'), 'const a = 1 + 2\n')
    const { stdout, stderr, code } = await run('run', 'plain.nn.ts', '--format', 'svg')
    assert.deepEqual([stdout, stderr, code], ['', 'plain.nn.ts makes no value: there is nothing to draw.\n', 1])
    assert.equal((await run('run', 'plain.nn.ts')).code, 0)
  })

  it('does not mind a reader that has seen enough', async () => {
    await writeFile(
      join(work, 'long.nn.ts'),
      'let a = value(1)\nfor (let i = 0; i < 20000; i++) a = a + 1\nconst b = a * 2\n',
    )
    const program = `"${process.execPath}" "${join(folder, 'dist', 'cli.cjs')}" run long.nn.ts --format json`
    const shell = spawn('bash', ['-c', `set -o pipefail; ${program} | head -1`], { cwd: work })
    let stderr = ''
    shell.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    shell.stdout.resume()
    const code = await new Promise<number | null>((resolve) => shell.on('close', resolve))
    assert.deepEqual([stderr, code], ['', 0])
  })
})

/** Every `node` on the path that is at least 20. */
async function listNodes(): Promise<string[]> {
  const folders = new Set((process.env['PATH'] ?? '').split(delimiter))
  const found: string[] = []
  for (const folder of folders) {
    const node = join(folder, process.platform === 'win32' ? 'node.exe' : 'node')
    const { stdout, status } = spawnSync(node, ['--version'], { encoding: 'utf8' })
    if (status === 0 && Number(/^v(\d+)/.exec(stdout)?.[1]) >= 20) found.push(node)
  }
  assert.ok(found.length > 0)
  return found
}
