// Reads one node of a graph's columns: its inputs, its operation in symbols, and its local derivatives in numbers and names.
import { nameOp, readOpCode, rules } from '../core/ops.ts'
import type { GraphColumns } from '../protocol/snapshot.ts'
import { formatFactor } from './formatNumber.ts'

const constant = readOpCode('const')
const commutative: ReadonlySet<number> = new Set((['add', 'mul', 'max', 'min', 'hypot'] as const).map(readOpCode))
const additive: ReadonlySet<number> = new Set((['add', 'sub'] as const).map(readOpCode))

/** Name of the operation in core's table: `mul`, `leaf`. */
export function readOpName(graph: GraphColumns, id: number): string {
  return nameOp(graph.op[id] ?? -1)
}

/** A plain number that met a Value: drawn inside the operation that uses it. */
export function isConstant(graph: GraphColumns, id: number): boolean {
  return graph.op[id] === constant
}

/** True for what is computed, false for leaves and constants. */
export function isComputed(graph: GraphColumns, id: number): boolean {
  return readRule(graph, id).arity > 0
}

/** Ids of the inputs in the order of the operation's formula; none for leaves and constants. */
export function listInputs(graph: GraphColumns, id: number): readonly number[] {
  const arity = readRule(graph, id).arity
  if (arity === 0) return []
  const first = graph.in0[id] ?? -1
  return arity === 1 ? [first] : [first, graph.in1[id] ?? -1]
}

/** ∂node/∂input for the input in `slot`, at the numbers the graph holds. */
export function computeLocal(graph: GraphColumns, id: number, slot: number): number {
  const rule = readRule(graph, id)
  const a = rule.arity > 0 ? (graph.data[graph.in0[id] ?? -1] ?? NaN) : 0
  const b = rule.arity > 1 ? (graph.data[graph.in1[id] ?? -1] ?? NaN) : 0
  return (slot === 0 ? rule.partial0 : rule.partial1)(a, b, graph.data[id] ?? NaN)
}

/** ∂root/∂node; null while no pass has reached it. */
export function readGrad(graph: GraphColumns, id: number): number | null {
  return (graph.pass[id] ?? -1) < 0 ? null : (graph.grad[id] ?? null)
}

/** What the node adds to the gradient of its input in `slot`: its own gradient times the local derivative; null while unknown. */
export function computeTerm(graph: GraphColumns, id: number, slot: number): number | null {
  const grad = readGrad(graph, id)
  return grad === null ? null : grad * computeLocal(graph, id, slot)
}

/** The local derivative as a formula of names: `b`, `1 − e²`. */
export function writeLocal(graph: GraphColumns, id: number, slot: number, nameNode: (id: number) => string): string {
  const rule = readRule(graph, id)
  const [a, b] = listInputs(graph, id).map(nameNode)
  return (slot === 0 ? rule.text0 : rule.text1)(a ?? '', b ?? '', nameNode(id))
}

/** The operation's sign or name alone: `×`, `tanh`. */
export function readOpSymbol(graph: GraphColumns, id: number): string {
  return readRule(graph, id).symbol
}

/** What stands in the circle: `×`, and with a constant `×2`, `^2`, `+(−1)`, or `10 ÷` where the constant is on the left. */
export function writeOpSymbol(graph: GraphColumns, id: number): string {
  const symbol = readOpSymbol(graph, id)
  const inputs = listInputs(graph, id)
  const slot = inputs.findIndex((input) => isConstant(graph, input))
  if (slot < 0) return symbol
  const isAdditive = additive.has(graph.op[id] ?? 0)
  const number = wrapNegative(formatFactor(graph.data[inputs[slot] ?? 0] ?? NaN), isAdditive)
  const isWord = /^\p{Letter}/u.test(symbol)
  if (isWord)
    return commutative.has(graph.op[id] ?? 0)
      ? `${symbol} ${number}`
      : `${symbol}(${slot ? '·,' : ''}${number}${slot ? '' : ',·'})`
  return slot === 1 || commutative.has(graph.op[id] ?? 0) ? `${symbol}${number}` : `${number} ${symbol}`
}

/** What made the node, in names: `leaf`, `a × b`, `tanh(n)`, `−x`. */
export function writeMade(graph: GraphColumns, id: number, nameNode: (id: number) => string): string {
  if (isConstant(graph, id)) return 'constant'
  const { symbol, arity } = readRule(graph, id)
  if (arity === 0) return 'leaf'
  const names = listInputs(graph, id).map(nameNode)
  if (symbol === '|x|') return `|${names.join('')}|`
  if (/^\p{Letter}|√|∛/u.test(symbol)) return `${symbol}(${names.join(', ')})`
  if (arity === 1) return `${symbol}${wrapComposite(names[0] ?? '')}`
  return names.map(wrapComposite).join(` ${symbol} `)
}

/** A name that is itself an expression gets parentheses where it becomes part of another. */
export function wrapComposite(name: string): string {
  return /^[−-]/u.test(name) || hasOpenSpace(name) ? `(${name})` : name
}

/** `tanh(a, b)` and `(a + b).relu()` hold together as they are: their spaces are inside brackets. */
function hasOpenSpace(name: string): boolean {
  let depth = 0
  for (const character of name) {
    if ('([{'.includes(character)) depth++
    if (')]}'.includes(character)) depth--
    if (depth === 0 && character === ' ') return true
  }
  return false
}

function wrapNegative(number: string, isNeeded: boolean): string {
  return isNeeded && number.startsWith('−') ? `(${number})` : number
}

/** Throws a RangeError for a code that no op has. */
function readRule(graph: GraphColumns, id: number): (typeof rules)[number] {
  const rule = rules[graph.op[id] ?? -1]
  if (!rule) throw new RangeError(`Node ${id} has the unknown operation code ${graph.op[id]}.`)
  return rule
}
