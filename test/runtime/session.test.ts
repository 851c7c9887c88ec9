// Every way a run can end, in a real process: each is an answer with words and a place, and the next run works.
import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import type { Limits } from '../../src/protocol/processMessages.ts'
import type { RunOutcome } from '../../src/runtime/followRun.ts'
import { createSession, type Session } from '../../src/runtime/session.ts'
import { buildRunner } from './buildRunner.ts'
import { handProgram, siteOf } from './handProgram.ts'

const limits: Limits = { timeMs: 10_000, trainingMs: 600_000, memoryMb: 1024, nodes: 2_000_000 }
const short: Limits = { timeMs: 400, trainingMs: 600_000, memoryMb: 1024, nodes: 2_000_000 }
const small: Limits = { timeMs: 10_000, trainingMs: 600_000, memoryMb: 256, nodes: 1e9 }

describe('session', function () {
  // every test starts processes, which takes long on a busy machine
  this.timeout(60_000)
  let session: Session

  before(async () => {
    session = createSession({ runnerPath: await buildRunner() })
  })
  after(() => session.dispose())

  const run = (body: string, chosen = limits): Promise<RunOutcome> => session.run(handProgram(body), null, chosen)

  async function expectProblem(body: string, chosen: Limits, code: string, words: RegExp, site: number): Promise<void> {
    const outcome = await run(body, chosen)
    assert.equal(outcome.type, 'failed', JSON.stringify(outcome).slice(0, 300))
    const [problem] = outcome.problems
    assert.equal(problem?.code, code, problem?.message)
    assert.match(problem.message, words)
    assert.deepEqual([problem.file, problem.start, problem.severity], ['/hand.nn.ts', site, 'error'])
  }

  afterEachRunWorks(() => run('$top(0, $value(4, 3))'))

  it('answers with a snapshot whose program is the host’s own', async () => {
    const program = handProgram('$top(0, $mul($value(4, 3), 2, 5))')
    const outcome = await session.run(program, 'first', limits)
    assert.equal(outcome.type, 'done')
    const { graph, chosenRoot, program: own } = outcome.snapshot
    assert.deepEqual([...graph.data], [3, 2, 6])
    // d(2x)/dx = 2
    assert.equal(graph.grad[0], 2)
    assert.equal(chosenRoot, 'first')
    assert.equal(own.sites, program.sites)
  })

  it('brings a large graph whole', async () => {
    const count = 100_000
    const loop = `for (let i = 0; i < ${count}; i++) { $iterate(h, 2, i); x = $add(x, i, 5) } $leave(h)`
    const outcome = await run(`let x = $value(4, 0); const h = $here(); ${loop}; $top(0, x); x.backward()`)
    assert.equal(outcome.type, 'done')
    const { graph, scopes } = outcome.snapshot
    // a leaf, and in each turn a constant and a sum; 0 + 1 + … + (i − 1) = i·(i − 1)/2
    assert.equal(graph.op.length, 1 + 2 * count)
    assert.equal(scopes.parent.length, 1 + count)
    for (let i = 1; i <= count; i++) {
      const sum = 2 * i
      assert.equal(graph.data[sum], (i * (i - 1)) / 2)
      assert.deepEqual([graph.in0[sum], graph.in1[sum], graph.grad[sum]], [Math.max(0, sum - 2), sum - 1, 1])
      assert.equal(scopes.index[graph.scope[sum] ?? 0], i - 1)
    }
  })

  describe('endless programs', () => {
    const loop = (inside: string): string =>
      `$at(1); let i = 0; const h = $here(); while (true) { $iterate(h, 2, i++); ${inside} }`
    const stopped = /^Stopped after 0\.4 s inside this loop, iteration \d{1,3}(,\d{3})*\.$/

    it('names a loop and its iteration', () => expectProblem(loop(''), short, 'time-limit', stopped, siteOf.loop))

    const pass = 'x.backward();'
    const training: Limits = { ...short, timeMs: 10_000, trainingMs: 1_000 }

    it('lets training go on while passes come, up to a limit of its own', () =>
      expectProblem(
        `const x = $value(4, 1); ${loop(`${pass} for (let until = i + 1e5; until > i; until--) {}`)}`,
        { ...training, timeMs: 400 },
        'training-limit',
        /^Stopped after 1 s of training, in pass [\d,]+, inside this loop, iteration [\d,]+\.$/,
        siteOf.loop,
      ))

    it('counts the time limit from the last pass', () => {
      const inner = 'const k = $here(); for (let j = 0; ; j++) { $iterate(k, 3, j) }'
      const turn = `${pass} if (i === 3) { ${inner} }`
      const words = /^Stopped 0\.4 s after pass 2 inside this loop, iteration [\d,]+\.$/
      return expectProblem(`const x = $value(4, 1); ${loop(turn)}`, short, 'time-limit', words, siteOf.innerLoop)
    })

    it('names the outer loop when the inner ones end', () => {
      const inner = 'const k = $here(); for (let j = 0; j < 3; j++) { $iterate(k, 3, j) } $leave(k)'
      return expectProblem(loop(inner), short, 'time-limit', stopped, siteOf.loop)
    })

    it('names the inner loop when it does not end', () => {
      const inner = 'const k = $here(); for (let j = 0; ; j++) { $iterate(k, 3, j) }'
      return expectProblem(loop(inner), short, 'time-limit', stopped, siteOf.innerLoop)
    })

    it('names the statement where there is no loop of the user’s', async () => {
      const here = /^Stopped after 0\.4 s here\.$/
      const regex = `$at(1); /(a+)+b/.test('a'.repeat(60))`
      await expectProblem(regex, short, 'time-limit', here, siteOf.statement)
      const recursion = '$at(1); const f = (n) => (n < 2 ? n : f(n - 1) + f(n - 2)); f(60)'
      await expectProblem(recursion, short, 'time-limit', here, siteOf.statement)
    })

    it('ends promises that go on for ever and promises that never settle', async () => {
      const chain = '$at(1); const f = () => Promise.resolve().then(f); return f()'
      await expectProblem(chain, short, 'time-limit', /^Stopped after 0\.4 s/, siteOf.statement)
      const never = '$at(1); return new Promise(() => {})'
      await expectProblem(never, limits, 'never-settles', /^This waits for something that never happens\.$/, 1)
    })

    it('tells recursion without end as the exception it is', async () => {
      const outcome = await run('const f = (n) => f(n + 1) + 1; f(0)')
      assert.equal(outcome.type, 'failed')
      assert.match(outcome.raised[0]?.message ?? '', /^RangeError: .*calls itself without end/)
      assert.equal(outcome.raised[0]?.frames[0]?.functionName, 'f')
    })
  })

  describe('programs that eat memory', () => {
    const eat = (setUp: string, inside: string): string =>
      `$at(1); ${setUp}; const h = $here(); for (let i = 0; ; i++) { $iterate(h, 2, i); ${inside} }`
    const bombs: Readonly<Record<string, string>> = {
      'an array of arrays': eat('const xs = []', 'xs.push([i, i, i, i])'),
      'a nested array': eat('let x = []', 'x = [x, i]'),
      'strings in an array': eat('const xs = []', `xs.push('x'.repeat(1000) + i)`),
      'a string that doubles and is flattened': eat(
        `let s = 'ab'`,
        's += s; s.charCodeAt(i); if (s.length > 1e8) s += s',
      ),
      'a Map': eat('const m = new Map()', 'm.set(i, { i })'),
      'a Set of strings': eat('const m = new Set()', `m.add('k' + i)`),
      closures: eat('const xs = []', 'xs.push(() => i)'),
      'nodes on the tape': eat('let x = $value(4, 1)', 'x = $add(x, 1, 5)'),
    }
    for (const [what, body] of Object.entries(bombs)) {
      it(`stops ${what} at its loop`, async () => {
        const outcome = await run(body, small)
        assert.equal(outcome.type, 'failed')
        const [problem] = outcome.problems
        // A string has a greatest length, and growing beyond it is an exception of the language.
        if (outcome.raised[0]) return assert.match(outcome.raised[0].message, /^RangeError: Invalid string length/)
        assert.equal(problem?.code, 'memory-limit', problem?.message)
        assert.match(problem.message, /^Stopped inside this loop, iteration [\d,]+: .* more than 256 MB of memory\.$/)
        assert.equal(problem.start, siteOf.loop)
      })
    }
    const single: Readonly<Record<string, string>> = {
      'one array filled at once': '$at(1); const x = new Array(2 ** 27).fill(1.5).map((v, i) => [v, i])',
      'a spread of itself': '$at(1); let x = [1]; const h = $here(); for (;;) { x = [...x, ...x] }',
      'a buffer':
        '$at(1); const xs = []; for (;;) xs.push(new (Object.getPrototypeOf(Number.prototype), Array)(1e6).fill({}))',
    }
    for (const [what, body] of Object.entries(single)) {
      it(`stops ${what}`, async () => {
        const outcome = await run(body, small)
        assert.equal(outcome.type, 'failed')
        if (outcome.raised[0]) return assert.match(outcome.raised[0].message, /^RangeError: /)
        assert.equal(outcome.problems[0]?.code, 'memory-limit', outcome.problems[0]?.message)
      })
    }
  })

  describe('programs that make more nodes than they may', () => {
    const count = (turns: number): string =>
      `$at(1); let x = $value(4, 1); const h = $here(); for (let i = 0; i < ${turns}; i++) { $iterate(h, 2, i); x = $unary(x, 'tanh', 5) } $leave(h); $top(0, x)`
    const few: Limits = { ...limits, nodes: 5_000 }

    it('stops them at their loop', () => {
      const words = /^Stopped inside this loop, iteration 5,000: the program made more than 5,000 nodes\.$/
      return expectProblem(count(5_000), few, 'node-limit', words, siteOf.loop)
    })

    it('lets the last that is allowed be made, and more by another limit', async () => {
      const made = async (turns: number, chosen: Limits): Promise<number> => {
        const outcome = await run(count(turns), chosen)
        return outcome.type === 'done' ? outcome.snapshot.nodesMade : -1
      }
      assert.equal(await made(4_999, few), 5_000)
      assert.equal(await made(5_000, { ...few, nodes: 5_001 }), 5_001)
    })

    it('counts nodes and not the calls around them', async () => {
      const deep = `const f = (n) => { const s = $enter(2); const x = n === 0 ? $value(4, 1) : f(n - 1); $leave(s); return x }`
      const outcome = await run(`${deep}; let x; for (let i = 0; i < 100; i++) x = f(100); $top(0, x)`, few)
      assert.equal(outcome.type === 'done' && outcome.snapshot.nodesMade, 100)
    })
  })

  describe('a program that is stopped', () => {
    it('keeps what it printed before and in its endless loop', async () => {
      const body = `$at(1); console.log('before'); const h = $here(); for (let i = 0; ; i++) { $iterate(h, 2, i); if (i < 3) console.log('turn', i) }`
      const outcome = await run(body, short)
      assert.equal(outcome.type, 'failed')
      assert.equal(outcome.problems[0]?.code, 'time-limit')
      assert.deepEqual(outcome.prints, ['before', 'turn 0', 'turn 1', 'turn 2'])
    })

    it('keeps what it printed when memory runs out', async () => {
      const body = `$at(1); console.log('before'); const xs = []; for (let i = 0; ; i++) xs.push([i, i, i, i])`
      const outcome = await run(body, small)
      assert.equal(outcome.type, 'failed')
      assert.equal(outcome.problems[0]?.code, 'memory-limit')
      assert.deepEqual(outcome.prints, ['before'])
    })

    it('keeps the beginning of a flood', async () => {
      const outcome = await run(`$at(1); for (let i = 0; ; i++) console.log('x'.repeat(500), i)`, short)
      assert.equal(outcome.type, 'failed')
      const { prints } = outcome
      assert.equal(prints[0], `${'x'.repeat(500)} 0`)
      assert.equal(prints.at(-1), '… more output was cut')
      const characters = prints.join('').length
      assert.ok(characters > 990_000 && characters < 1_010_000, String(characters))
    })
  })

  it('cuts a flood of prints and says where', async () => {
    const outcome = await run(`for (let i = 0; i < 1e6; i++) console.log('line', i)`)
    assert.equal(outcome.type, 'done')
    const { prints } = outcome.snapshot
    assert.equal(prints.length, 10_001)
    assert.equal(prints[9999], 'line 9999')
    assert.equal(prints[10_000], '… more output was cut')
    const [cut] = outcome.raised
    assert.deepEqual([cut?.code, cut?.severity, cut?.frames[0]?.line], ['output-cut', 'warning', 1])
    const wide = await run(`for (let i = 0; i < 1000; i++) console.log('x'.repeat(5000))`)
    assert.equal(wide.type, 'done')
    assert.ok(wide.snapshot.prints.join('').length < 1_100_000)
  })

  it('says what was thrown, whatever that is', async () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      [`throw new Error('no')`, /^Error: no$/],
      ['null.x', /^TypeError: Cannot read properties of null \(reading 'x'\)$/],
      ['early(); let early = 1', /^ReferenceError: “early” is used before the line that declares it has run\.$/],
      [`class Mine extends Error { get message() { for (;;); } name = 'Mine' }; throw new Mine()`, /^Mine$/],
    ]
    for (const [body, words] of cases) {
      const outcome = await run(body)
      assert.equal(outcome.type, 'failed')
      assert.match(outcome.raised[0]?.message ?? '', words)
      assert.equal(outcome.raised[0]?.frames[0]?.module, 0)
    }
    // The sandbox's own Error is one more constructor on the way, and the engine leaves out none.
    const made = await run(
      `class Mine extends Error { constructor() { super('x'); this.name = 'Mine' } }
      function check() { throw new Mine() }; check()`,
    )
    assert.equal(made.type, 'failed')
    assert.deepEqual(
      made.raised[0]?.frames.map(({ functionName }) => functionName),
      ['check', ''],
    )
    const placed: readonly (readonly [string, RegExp])[] = [
      [`$at(1); throw 'text'`, /^Uncaught 'text'$/],
      ['$at(1); throw null', /^Uncaught null$/],
      [`$at(1); throw { get stack() { for (;;); }, get name() { for (;;); } }`, /^Uncaught \{ stack: \[Getter\]/],
      [`$at(1); throw new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 2 } })`, /^Uncaught exception$/],
      ['$at(1); throw $value(4, 3)', /^Uncaught 3$/],
    ]
    for (const [body, words] of placed) {
      const outcome = await run(body)
      assert.equal(outcome.type, 'failed')
      assert.match(outcome.problems[0]?.message ?? '', words)
      assert.equal(outcome.problems[0]?.start, siteOf.statement)
    }
  })

  it('tells rejections nobody handles, also after the last statement', async () => {
    const outcome = await run(`Promise.resolve().then(() => { throw new Error('late') })`)
    assert.equal(outcome.type, 'failed')
    assert.match(outcome.raised[0]?.message ?? '', /^Error: late$/)
    const handled = await run(
      `const p = Promise.reject(new Error('x')); Promise.resolve().then(() => p.catch(() => {}))`,
    )
    assert.equal(handled.type, 'done')
  })

  describe('cancelling', () => {
    const endless = '$at(1); for (;;);'

    it('leaves other runs alone, also those of a file of the same path in another folder', async () => {
      const controller = new AbortController()
      const first = session.run(handProgram(endless), null, limits, { signal: controller.signal })
      const second = run(`console.log('second')`)
      const third = run(`console.log('third')`)
      for (const [other, print] of [
        [second, 'second'],
        [third, 'third'],
      ] as const) {
        const outcome = await other
        assert.equal(outcome.type, 'done')
        assert.deepEqual(outcome.snapshot.prints, [print])
      }
      controller.abort()
      assert.equal((await first).type, 'cancelled')
    })

    it('obeys a signal, also one that came before', async () => {
      const controller = new AbortController()
      const outcome = session.run(handProgram(endless), null, limits, { signal: controller.signal })
      setTimeout(() => controller.abort(), 50)
      assert.equal((await outcome).type, 'cancelled')
      assert.equal((await session.run(handProgram(''), null, limits, { signal: controller.signal })).type, 'cancelled')
    })

    it('ends everything when disposed', async () => {
      const own = createSession({ runnerPath: await buildRunner() })
      const outcome = own.run(handProgram(endless), null, limits)
      own.dispose()
      assert.equal((await outcome).type, 'cancelled')
      assert.equal((await own.run(handProgram(''), null, limits)).type, 'cancelled')
    })
  })

  describe('processes that misbehave', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gradient-graph-'))
    const ready = `process.send({ type: 'ready' }); process.on('message', (m) => { if (m.type !== 'run') return;`
    const runFake = async (name: string, script: string, chosen = limits): Promise<RunOutcome> => {
      const runnerPath = join(folder, `${name}.cjs`)
      writeFileSync(runnerPath, script)
      const own = createSession({ runnerPath })
      try {
        return await own.run(handProgram(''), null, chosen)
      } finally {
        own.dispose()
      }
    }
    const cases: Readonly<Record<string, readonly [script: string, words: RegExp]>> = {
      'exits': [`${ready} process.exit(3) })`, /ended unexpectedly \(code 3\)/],
      'is killed': [`${ready} process.kill(process.pid, 'SIGKILL') })`, /ended unexpectedly \(SIGKILL\)/],
      'never starts': ['process.exit(1)', /ended unexpectedly \(code 1\)/],
      'answers text': [`${ready} process.send('done') })`, /makes no sense/],
      'answers half a snapshot': [`${ready} process.send({ type: 'done', raised: [], snapshot: { graph: {} } }) })`, /makes no sense/],
      'is ready twice': [`${ready} process.send({ type: 'ready' }) })`, /makes no sense/],
      'tells of another file': [
        `${ready} process.send({ type: 'failed', raised: [], prints: [], problems: [{ severity: 'error', message: '',
          code: 'x', file: '/etc/passwd', start: 0, end: 0, related: [] }] }) })`,
        /makes no sense/,
      ],
    } // prettier-ignore
    for (const [what, [script, words]] of Object.entries(cases)) {
      it(`answers for one that ${what}`, async () => {
        const outcome = await runFake(what.replaceAll(' ', '-'), script)
        assert.equal(outcome.type, 'failed')
        assert.equal(outcome.problems[0]?.code, 'crash')
        assert.match(outcome.problems[0].message, words)
      })
    }

    it('keeps what one said that then crashed', async () => {
      const outcome = await runFake('said', `${ready} require('fs').writeSync(1, '"said"\\n'); process.exit(3) })`)
      assert.equal(outcome.type, 'failed')
      assert.deepEqual(outcome.prints, ['said'])
    })

    it('ends one whose watchdog does not', async () => {
      const outcome = await runFake('silent', `${ready} for (;;); })`, {
        timeMs: 100,
        trainingMs: 600_000,
        memoryMb: 256,
        nodes: 2_000_000,
      })
      assert.equal(outcome.type, 'failed')
      assert.equal(outcome.problems[0]?.code, 'time-limit')
    })
  })

  it('leaves no process behind when the host dies', async () => {
    const script = join(mkdtempSync(join(tmpdir(), 'gradient-graph-')), 'host.cjs')
    writeFileSync(
      script,
      `const child = require('node:child_process').fork(process.argv[2], ['256', '1000000'], { serialization: 'advanced', stdio: ['pipe', 'pipe', 'pipe', 'ipc'] })
       child.once('message', () => { child.send(JSON.parse(process.argv[3])); process.send(child.pid) })`,
    )
    const request = {
      type: 'run',
      program: handProgram('$at(1); for (;;);'),
      root: null,
      untilPass: null,
      limits: { timeMs: 1e9, trainingMs: 600_000, memoryMb: 1e6, nodes: 1e9 },
    }
    const host = fork(script, [await buildRunner(), JSON.stringify(request)])
    const pid = await new Promise<number>((resolve) => host.once('message', (message) => resolve(Number(message))))
    assert.ok(isAlive(pid))
    host.kill('SIGKILL')
    for (let turn = 0; isAlive(pid); turn++) {
      if (turn === 500) {
        process.kill(pid, 'SIGKILL')
        assert.fail('the process lives on')
      }
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  })
})

/** After whatever happened, the same session runs the next program. */
function afterEachRunWorks(run: () => Promise<RunOutcome>): void {
  afterEach(async () => {
    const outcome = await run()
    assert.ok(outcome.type === 'done' || outcome.type === 'cancelled')
  })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
