// A program of one module written by hand, for tests of the sandbox itself: here the compiler refuses nothing.
import type { Program, Site, SiteKind } from '../../src/protocol/program.ts'

/** Site ids by what they stand for; site n spans the offsets n to n + 1 so that a problem tells its site. */
export const siteOf = { statement: 1, loop: 2, innerLoop: 3, leaf: 4, op: 5 } as const

const kinds: readonly SiteKind[] = ['statement', 'statement', 'loop', 'loop', 'leaf', 'op']

/** `body` is the inside of a function; every identifier it uses and that the runtime may give it is a parameter. */
export function handProgram(body: string): Program {
  const sites = kinds.map((kind, at): Site => ({
    file: 0,
    kind,
    label: null,
    name: null,
    start: at,
    end: at + 1,
    operands: [],
  }))
  const parameters = [
    ...new Set(
      body.match(/\$\w+|\b(?:console|Math|Boolean|Number|Object|Array|Promise|Error|Map|Set|Float64Array)\b/g),
    ),
  ]
  const code = `(function (${parameters.join(', ')}) { "use strict"; ${body}\n})`
  return {
    files: ['/hand.nn.ts'],
    modules: [{ kind: 'code', path: '/hand.nn.ts', code, parameters, imports: {} }],
    sites,
    statements: [{ key: 'first', site: 1, isBlock: false }],
    uses: [],
  }
}
