// What the user may write on the command line, and the one line said about everything else.
import assert from 'node:assert/strict'
import { findNearest } from '../../src/cli/findNearest.ts'
import { parseArguments } from '../../src/cli/parseArguments.ts'

describe('parseArguments', () => {
  it('reads a run', () => {
    assert.deepEqual(parseArguments(['run', 'a.nn.ts']), {
      kind: 'run',
      run: { file: 'a.nn.ts', backward: null, format: 'text', out: null, maxNodes: 2_000_000 },
    })
    const all = { file: 'a.nn.ts', backward: 'L', format: 'svg', out: 'a.svg', maxNodes: 5000 }
    assert.deepEqual(parseArguments(['run', 'a.nn.ts', '--backward', 'L', '--format', 'svg', '--out', 'a.svg', '--max-nodes', '5000']), { kind: 'run', run: all }) // prettier-ignore
    assert.deepEqual(parseArguments(['--out=a.svg', '--format=svg', 'run', '--backward=L', '--max-nodes=5000', 'a.nn.ts']), { kind: 'run', run: all }) // prettier-ignore
  })

  it('reads a file whose name begins with a dash behind --', () => {
    const request = parseArguments(['run', '--', '-a.nn.ts'])
    assert.equal(request.kind === 'run' && request.run.file, '-a.nn.ts')
  })

  it('knows help and version', () => {
    assert.deepEqual([['--help'], ['-h'], ['run', '--help'], ['--version']].map((argv) => parseArguments(argv).kind), ['help', 'help', 'help', 'version']) // prettier-ignore
  })

  const wrong: readonly (readonly [string[], string])[] = [
    [[], 'There is nothing to do: say what to run.'],
    [['runn', 'a.nn.ts'], 'There is no command "runn". The command is run.'],
    [['a.nn.ts'], 'There is no command "a.nn.ts". Did you mean: gradient-graph run a.nn.ts'],
    [['run'], 'run needs a file, as in: gradient-graph run main.nn.ts'],
    [['run', 'a.nn.ts', 'b.nn.ts'], 'run takes one file, and was given 2.'],
    [['run', 'a.nn.ts', '--format', 'png'], 'There is no format "png": choose text, json, dot, svg.'],
    [['run', 'a.nn.ts', '--format'], '--format needs a value, as in --format json.'],
    [['run', 'a.nn.ts', '--backward', '--format', 'json'], '--backward needs a value, as in --backward L.'],
    [['run', 'a.nn.ts', '--max-nodes', 'many'], '--max-nodes takes a whole number from 1000 on, not "many".'],
    [['run', 'a.nn.ts', '--max-nodes', '999'], '--max-nodes takes a whole number from 1000 on, not "999".'],
    [['run', 'a.nn.ts', '--out='], '--out needs a value, as in --out graph.svg.'],
    [['run', 'a.nn.ts', '--fromat', 'json'], 'There is no option --fromat. Did you mean --format?'],
    [['run', 'a.nn.ts', '-x'], 'There is no option -x.'],
    [['run', 'a.nn.ts', '--help=yes'], '--help takes no value.'],
  ]
  for (const [argv, message] of wrong) {
    it(`refuses: gradient-graph ${argv.join(' ')}`, () => {
      assert.deepEqual(parseArguments(argv), { kind: 'wrong', message })
    })
  }
})

describe('findNearest', () => {
  it('finds the name that was meant', () => {
    assert.equal(findNearest('los', ['a', 'loss', 'b']), 'loss')
    assert.equal(findNearest('l', ['a', 'L', 'b']), 'L')
    assert.equal(findNearest('zebra', ['a', 'loss']), null)
    assert.equal(findNearest('x', []), null)
  })
})
