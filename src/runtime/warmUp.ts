// Runs a small program once while a spare process waits, so that the user's run finds everything compiled.
import type { Program, Site, SiteKind } from '../protocol/program.ts'
import type { Machine } from './machine.ts'
import { evaluate, type EvaluateOptions } from './evaluate.ts'

const code = `(function ($at, $value, $here, $iterate, $mul, $add, $unary, $leave, $top, $name) { "use strict";
  $at(1); let x = $value(2, 0.5); const h = $here(); const w = []
  for (let i = 0; i < 50; i++) { $iterate(h, 4, i); x = $add($mul(x, x, 3), 1, 3); w.push($value(2, i)) }
  $leave(h); $name(w, 2); $top(1, w); $top(0, $unary(x, 'tanh', 3)) })`

/** On the machine that the run will use, because a second engine in a process makes every operator slower. Nothing of it is left behind. */
export async function warmUp(
  machine: Machine,
  options: Pick<EvaluateOptions, 'evaluateCode' | 'globals' | 'readStack'>,
): Promise<void> {
  const kinds: readonly SiteKind[] = ['statement', 'statement', 'leaf', 'op', 'loop']
  const sites = kinds.map((kind): Site => ({ file: 0, kind, label: 'x', name: null, start: 0, end: 0, operands: [] }))
  const parameters = code.slice(code.indexOf('($at') + 1, code.indexOf(')')).split(', ')
  const program: Program = {
    files: [''],
    modules: [{ kind: 'code', path: '', code, parameters, imports: {} }],
    sites,
    statements: [
      { key: 'x', site: 1, isBlock: false },
      { key: 'w', site: 1, isBlock: false },
    ],
    uses: [],
  }
  const evaluation = await evaluate(program, { ...options, machine, root: 'x' })
  if (evaluation.type === 'done') evaluation.graph.write(() => {})
  machine.engine.reset()
  machine.program = null
}
