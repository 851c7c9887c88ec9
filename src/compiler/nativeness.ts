// Says which expressions can never be a Value, whatever the program does: there JavaScript's own operators are left as they are.
import type { AnyNode, CallExpression, Identifier, MemberExpression } from 'acorn'
import type { Analysis } from './analyze.ts'
import { arithmetic, mathFunctions } from './operations.ts'
import type { Binding } from './scope.ts'

/** True for an expression never to be a Value. */
export type IsNative = (node: AnyNode) => boolean

/** Functions of the language that give plain numbers, texts and truths, whatever they are given. */
const plainFunctions: ReadonlySet<string> = new Set([
  'Number',
  'String',
  'Boolean',
  'BigInt',
  'Symbol',
  'parseInt',
  'parseFloat',
  'isNaN',
  'isFinite',
  'seed',
])
/** Assignments that leave a plain number behind. */
const bitAssignments: ReadonlySet<string> = new Set(['|=', '&=', '^=', '<<=', '>>=', '>>>='])
const alwaysNative: ReadonlySet<AnyNode['type']> = new Set([
  'Literal',
  'TemplateLiteral',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassExpression',
  'ObjectExpression',
  'ArrayExpression',
  'NewExpression',
  'MetaProperty',
])

export function createNativeness({ bindings, free }: Analysis): IsNative {
  // Begins with every binding of which all writes are known, and takes out what turns out to hold something unknown.
  const native = new Set(new Set(bindings.values()))
  for (const binding of native) if (binding.writes.includes(null)) native.delete(binding)
  for (let before = -1; before !== native.size;) {
    before = native.size
    for (const binding of native) {
      if (binding.writes.some((written) => written !== null && !isNative(written))) native.delete(binding)
    }
  }
  return isNative

  function isNative(node: AnyNode): boolean {
    if (alwaysNative.has(node.type)) return true
    if (node.type === 'Identifier') return isNativeName(node, bindings.get(node))
    if (node.type === 'MemberExpression') return isMathConstant(node)
    if (node.type === 'CallExpression') return isPlainCall(node)
    if (node.type === 'ChainExpression') return isNative(node.expression)
    if (node.type === 'SequenceExpression') return node.expressions.slice(-1).every(isNative)
    if (node.type === 'ConditionalExpression') return isNative(node.consequent) && isNative(node.alternate)
    if (node.type === 'LogicalExpression') return isNative(node.left) && isNative(node.right)
    if (node.type === 'UpdateExpression') return isNative(node.argument)
    if (node.type === 'UnaryExpression') return !/^[-+]$/.test(node.operator) || isNative(node.argument)
    if (node.type === 'BinaryExpression') {
      if (!arithmetic.has(node.operator) || isText(node)) return true
      return isNative(node.left) && isNative(node.right)
    }
    if (node.type !== 'AssignmentExpression') return false
    if (node.operator === '=') return isNative(node.right)
    return bitAssignments.has(node.operator) || (isNative(node.left) && isNative(node.right))
  }

  function isNativeName(id: Identifier, binding: Binding | undefined): boolean {
    return binding === undefined ? free.has(id) : native.has(binding)
  }

  function isGlobal(node: AnyNode, name: string): boolean {
    return node.type === 'Identifier' && node.name === name && free.has(node)
  }

  /** `Math.PI`. */
  function isMathConstant({ object, property, computed }: MemberExpression): boolean {
    return isGlobal(object, 'Math') && !computed && property.type === 'Identifier' && /^[A-Z]/.test(property.name)
  }

  function isPlainCall({ callee, arguments: args }: CallExpression): boolean {
    if (callee.type === 'Identifier') return plainFunctions.has(callee.name) && free.has(callee)
    if (callee.type !== 'MemberExpression' || callee.computed) return false
    if (isGlobal(callee.object, 'console')) return true
    if (!isGlobal(callee.object, 'Math')) return false
    const name = callee.property.type === 'Identifier' ? callee.property.name : ''
    return !mathFunctions.has(name) || args.every((argument) => argument.type !== 'SpreadElement' && isNative(argument))
  }
}

/** True for a text, and for a sum with one, which is a text. */
function isText(node: AnyNode): boolean {
  if (node.type === 'Literal') return typeof node.value === 'string'
  if (node.type === 'UnaryExpression') return node.operator === 'typeof'
  if (node.type !== 'BinaryExpression') return node.type === 'TemplateLiteral'
  return node.operator === '+' && (isText(node.left) || isText(node.right))
}
