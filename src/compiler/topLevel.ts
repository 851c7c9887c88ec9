// Rewrites the top of a file: its statements tell when they begin and what they hold; imports and exports become calls.
import type { AnyNode, ExportDefaultDeclaration, Expression, Identifier, Program } from 'acorn'
import type { Context, Visitors } from 'zimmerframe'
import type { Span } from '../protocol/program.ts'
import { listAssigned } from './listAssigned.ts'
import { nameDefault } from './moduleLinks.ts'
import { nameExpression } from './naming.ts'
import { listPatternNames } from './pattern.ts'
import type { Rewriter, State } from './rewriter.ts'
import { collapse, skipSpace } from './textScan.ts'

type Walk = Context<AnyNode, State>

export const topLevelVisitors: Visitors<AnyNode, State> = {
  Program(program: Program, { state: { rewriter }, visit }: Walk) {
    for (const statement of program.body) {
      announce(rewriter, statement)
      visit(statement)
      const closing = rewriter.closings.get(statement)
      if (closing !== undefined) rewriter.out.close(statement.end, closing)
    }
  },
  ImportDeclaration(node, { state: { rewriter } }) {
    rewriter.out.replace(node.start, node.end, ';')
  },
  ExportAllDeclaration(node, { state: { rewriter } }) {
    rewriter.out.replace(node.start, node.end, ';')
  },
  ExportNamedDeclaration(node, { state: { rewriter }, visit }) {
    const { declaration, start, end } = node
    if (!declaration) return rewriter.out.replace(start, end, ';')
    rewriter.out.replace(start, declaration.start, '')
    visit(declaration)
  },
  ExportDefaultDeclaration: rewriteDefault,
}

/** `$at` before whatever runs, and `$top` around what may be a Value. */
function announce(rewriter: Rewriter, statement: AnyNode): void {
  if (isSilent(statement)) return
  const site = planValues(rewriter, statement) ?? rewriter.sites.add('statement', statement)
  rewriter.out.open(statement.start, `${rewriter.call('at')}(${site});`)
}

/** Statements that do nothing when the program comes to them. */
function isSilent(statement: AnyNode): boolean {
  if (statement.type === 'ExportNamedDeclaration') return !statement.declaration || isSilent(statement.declaration)
  if (statement.type === 'ExportDefaultDeclaration') return statement.declaration.type === 'FunctionDeclaration'
  return /^(?:FunctionDeclaration|ImportDeclaration|ExportAllDeclaration|EmptyStatement)$/.test(statement.type)
}

/** Site of the first statement that can be shown; undefined without any. */
function planValues(rewriter: Rewriter, statement: AnyNode): number | undefined {
  if (!rewriter.isEntry) return undefined
  let first: number | undefined
  const add = (key: string, name: Span | null): number => {
    const label = name === null ? undefined : { text: key, span: name, binding: null }
    const site = rewriter.sites.add('statement', statement, { label })
    first ??= site
    return rewriter.addStatement(key, site, isControl(inner))
  }
  const addExpression = (node: Expression, key: string, name: Span | null): void => {
    rewriter.wrap(node, `${rewriter.call('top')}(${add(key, name)},`, ')')
  }
  const addNames = (ids: readonly Identifier[]): void => {
    for (const id of ids) rewriter.topNames.set(id, add(id.name, id))
  }
  const inner = statement.type === 'ExportNamedDeclaration' ? (statement.declaration ?? statement) : statement
  if (inner.type === 'VariableDeclaration') {
    for (const { id, init } of inner.declarations) {
      if (!init) continue
      if (id.type !== 'Identifier') addNames(listPatternNames(id))
      else if (mayHoldValues(rewriter, init)) addExpression(init, id.name, id)
    }
  }
  if (inner.type === 'ExportDefaultDeclaration') {
    const { declaration } = inner
    const isDeclared = declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration'
    if (!isDeclared && mayHoldValues(rewriter, declaration)) addExpression(declaration, 'default', null)
  }
  if (inner.type === 'ExpressionStatement') {
    const { expression } = inner
    const target = expression.type === 'AssignmentExpression' ? expression.left : expression
    if (target.type === 'ObjectPattern' || target.type === 'ArrayPattern') {
      addNames(listPatternNames(target))
    } else if (!mayHoldValues(rewriter, expression)) {
      return first
    } else if (expression.type === 'UpdateExpression') {
      const { argument } = expression
      addExpression(expression, collapse(rewriter.slice(argument)), argument)
      // the statement holds the new value, also of `c++`
      rewriter.unused.add(expression)
    } else {
      const isName = target.type === 'Identifier' && target !== expression
      addExpression(expression, collapse(rewriter.slice(target)), isName ? target : null)
    }
  }
  if (isControl(inner)) {
    const ids = listAssigned(inner).filter((id) => isHeldHere(rewriter, id, inner))
    const tops = ids.map((id) => `${rewriter.call('top')}(${add(id.name, id)},${id.name})`)
    if (tops.length > 0) rewriter.closings.set(inner, `;${tops.join(',')};`)
  }
  return first
}

/** True for what may be a Value, and for a new object or array, in which there may be some. */
function mayHoldValues(rewriter: Rewriter, node: Expression): boolean {
  if (!rewriter.isNative(node)) return true
  if (node.type === 'AssignmentExpression') return mayHoldValues(rewriter, node.right)
  return /^(?:New|Object|Array)Expression$/.test(node.type)
}

/** Statements with statements in them: what they assign is known when they are done. */
function isControl({ type }: AnyNode): boolean {
  return /^(?:For|While|DoWhile|If|Try|Switch|Block|Labeled)/.test(type)
}

/** True for a variable that certainly exists when the statement is done and may hold a Value then. */
function isHeldHere(rewriter: Rewriter, id: Identifier, statement: AnyNode): boolean {
  const binding = rewriter.bindingOf(id)
  const declared = binding?.declarations[0]
  if (binding === undefined || declared === undefined || rewriter.isNative(id)) return false
  return rewriter.analysis.module.bindings.get(id.name) === binding && declared.end <= statement.start
}

/** A default export without a name of its own is held by a name of ours. */
function rewriteDefault(node: ExportDefaultDeclaration, { state: { rewriter }, visit }: Walk): void {
  const { out, text } = rewriter
  const { declaration, start, end } = node
  const keywordEnd = text.indexOf('default', start) + 'default'.length
  const own = nameDefault(rewriter)
  if (declaration.type === 'FunctionDeclaration' && declaration.id === null) {
    out.replace(start, declaration.start, '')
    // the function stays a declaration: it exists before the module runs
    out.open(text.indexOf('(', declaration.start), ` ${own}`)
    return void visit(declaration)
  }
  if ((declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') && declaration.id) {
    out.replace(start, declaration.start, '')
    return void visit(declaration)
  }
  if (!isAnonymous(declaration)) {
    nameExpression(rewriter, declaration, { text: 'default', span: declaration, binding: null })
    out.replace(start, skipSpace(text, keywordEnd), `const ${own}=`)
    return void visit(declaration)
  }
  // JavaScript gives such a function or class the name “default”.
  out.replace(start, skipSpace(text, keywordEnd), `const ${own}=({default:`)
  visit(declaration)
  const last = text.charAt(end - 1) === ';' ? end - 1 : end
  out.close(text.slice(0, last).trimEnd().length, '}).default;')
}

function isAnonymous(node: AnyNode): boolean {
  const isNamed = 'id' in node && node.id !== null && node.id !== undefined
  return !isNamed && /^(?:ArrowFunctionExpression|(?:Function|Class)Expression|ClassDeclaration)$/.test(node.type)
}
