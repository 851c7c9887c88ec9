// Says which expressions can never be a Value, whatever the program does: there JavaScript's own operators are left as they are.
import type { AnyNode, CallExpression, Identifier, MemberExpression } from 'acorn'
import type { Analysis } from './analyze.ts'
import { mathFunctions } from './operations.ts'
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
const arithmeticOperators: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%', '**'])

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
    switch (node.type) {
      case 'Literal':
      case 'TemplateLiteral':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'ClassExpression':
      case 'ObjectExpression':
      case 'ArrayExpression':
      case 'NewExpression':
      case 'MetaProperty':
        return true
      case 'Identifier':
        return isNativeName(node, bindings.get(node))
      case 'UnaryExpression':
        return node.operator === '-' || node.operator === '+' ? isNative(node.argument) : true
      case 'BinaryExpression':
        if (!arithmeticOperators.has(node.operator) || (node.operator === '+' && isText(node))) return true
        return isNative(node.left) && isNative(node.right)
      case 'UpdateExpression':
        return isNative(node.argument)
      case 'LogicalExpression':
        return isNative(node.left) && isNative(node.right)
      case 'ConditionalExpression':
        return isNative(node.consequent) && isNative(node.alternate)
      case 'AssignmentExpression': {
        if (node.operator === '=') return isNative(node.right)
        const operator = node.operator.slice(0, -1)
        const isBitwise = !arithmeticOperators.has(operator) && !['&&', '||', '??'].includes(operator)
        return isBitwise || (isNative(node.left) && isNative(node.right))
      }
      case 'SequenceExpression':
        return node.expressions.slice(-1).every(isNative)
      case 'ChainExpression':
        return isNative(node.expression)
      case 'MemberExpression':
        return isMathConstant(node)
      case 'CallExpression':
        return isPlainCall(node)
      default:
        return false
    }
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
