// A second, plain implementation of what the engine does, so that tests have programs with numbers we did not compute.
import type { NodeSpec, SnapshotSpec } from './buildSnapshot.ts'

type Operation = 'add' | 'sub' | 'mul' | 'div' | 'pow' | 'relu' | 'tanh'

interface Made {
  readonly op: Operation | 'leaf' | 'const'
  readonly inputs: readonly number[]
  readonly data: number
  label?: string
}

/** Values are numbers of nodes; derivatives are central differences, not formulas. */
class RecordedProgram {
  readonly #made: Made[] = []

  leaf(data: number, label: string): number {
    return this.#made.push({ op: 'leaf', inputs: [], data, label }) - 1
  }

  constant(data: number): number {
    return this.#made.push({ op: 'const', inputs: [], data }) - 1
  }

  apply(op: Operation, ...inputs: readonly number[]): number {
    const data = compute(op, inputs.map((input) => this.#made[input]?.data ?? NaN)) // prettier-ignore
    return this.#made.push({ op, inputs, data }) - 1
  }

  label(node: number, label: string): number {
    const made = this.#made[node]
    if (made) made.label = label
    return node
  }

  /** The last node made is the root. Gradients of the whole program are differences of the whole program. */
  finish(): SnapshotSpec {
    const nodes = this.#made.map(({ op, inputs, data, label }, index): NodeSpec => {
      const grad = op === 'const' ? 0 : this.#differentiate(index)
      return { op, inputs, data, grad, ...(label === undefined ? {} : { label }) }
    })
    return { nodes }
  }

  #differentiate(index: number): number {
    const step = 1e-6 * Math.max(1, Math.abs(this.#made[index]?.data ?? 1))
    return (this.#rerun(index, step) - this.#rerun(index, -step)) / (2 * step)
  }

  #rerun(changed: number, change: number): number {
    const data: number[] = []
    for (const [index, { op, inputs, data: first }] of this.#made.entries()) {
      const isSource = op === 'leaf' || op === 'const'
      const value = isSource ? first : compute(op, inputs.map((input) => data[input] ?? NaN)) // prettier-ignore
      data.push(value + (index === changed ? change : 0))
    }
    return data.at(-1) ?? NaN
  }
}

function compute(op: Operation, [a = NaN, b = NaN]: readonly number[]): number {
  switch (op) {
    case 'add':
      return a + b
    case 'sub':
      return a - b
    case 'mul':
      return a * b
    case 'div':
      return a / b
    case 'pow':
      return a ** b
    case 'relu':
      return Math.max(0, a)
    case 'tanh':
      return Math.tanh(a)
    default:
      throw new Error(`no such operation: ${String(op satisfies never)}`)
  }
}

/** micrograd's README example, written with the operations its operators stand for. */
export function recordReadme(): SnapshotSpec {
  const program = new RecordedProgram()
  const one = (): number => program.constant(1)
  const a = program.leaf(-4, 'a')
  const b = program.leaf(2, 'b')
  let c = program.label(program.apply('add', a, b), 'c')
  let d = program.label(
    program.apply('add', program.apply('mul', a, b), program.apply('pow', b, program.constant(3))),
    'd',
  )
  c = program.label(program.apply('add', c, program.apply('add', c, one())), 'c')
  c = program.label(program.apply('add', c, program.apply('sub', program.apply('add', one(), c), a)), 'c')
  const twice = program.apply('mul', d, program.constant(2))
  d = program.label(
    program.apply('add', d, program.apply('add', twice, program.apply('relu', program.apply('add', b, a)))),
    'd',
  )
  const triple = program.apply('mul', program.constant(3), d)
  d = program.label(
    program.apply('add', d, program.apply('add', triple, program.apply('relu', program.apply('sub', b, a)))),
    'd',
  )
  const e = program.label(program.apply('sub', c, d), 'e')
  const f = program.label(program.apply('pow', e, program.constant(2)), 'f')
  let g = program.label(program.apply('div', f, program.constant(2)), 'g')
  g = program.label(program.apply('add', g, program.apply('div', program.constant(10), f)), 'g')
  return program.finish()
}
