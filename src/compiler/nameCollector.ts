// Collects, scope by scope, every name that is declared, read or written.
import type { AnyNode, Class, Function, Program } from 'acorn'
import { walk, type Context, type Visitors } from 'zimmerframe'
import { anything, FoundNames, type PatternPlace } from './foundNames.ts'
import { LexicalScope } from './scope.ts'

type State = { readonly scope: LexicalScope; readonly inFunction: boolean }
type Visit = (node: AnyNode, state?: State) => AnyNode

/** Names are resolved afterwards, because declarations may come later. */
export function collectNames(program: Program): FoundNames {
  return new NameCollector().collect(program)
}

class NameCollector {
  readonly #found = new FoundNames()

  collect(program: Program): FoundNames {
    walk<AnyNode, State>(program, { scope: this.#found.module, inFunction: false }, this.#visitors)
    return this.#found
  }

  readonly #visitors: Visitors<AnyNode, State> = {
    Identifier: (id, { state, path }) => {
      if (id.name === 'arguments' && path.some((node) => isOrdinaryFunction(node))) this.#found.ownArguments.add(id)
      this.#found.refer(id, state.scope, undefined)
    },
    MemberExpression: (node, { visit }) => {
      visit(node.object)
      if (node.computed) visit(node.property)
    },
    Property: (node, { visit }) => {
      if (node.computed) visit(node.key)
      visit(node.value)
    },
    MethodDefinition: (node, { visit }) => {
      if (node.computed) visit(node.key)
      visit(node.value)
    },
    PropertyDefinition: (node, { state, visit }) => {
      if (node.computed) visit(node.key)
      if (node.value) visit(node.value, { scope: new LexicalScope(state.scope, true), inFunction: true })
    },
    StaticBlock: (node, { state, visit }) => {
      const inner = { scope: new LexicalScope(state.scope, true), inFunction: true }
      for (const statement of node.body) visit(statement, inner)
    },
    MetaProperty: () => undefined,
    LabeledStatement: (node, { visit }) => void visit(node.body),
    BreakStatement: () => undefined,
    ContinueStatement: () => undefined,
    ImportDeclaration: (node, { state }) => {
      for (const { local } of node.specifiers) this.#found.declare(local, 'imported', state.scope, anything)
    },
    ExportNamedDeclaration: (node, { state, visit }) => {
      if (node.declaration) visit(node.declaration)
      if (node.source) return
      for (const { local } of node.specifiers) {
        if (local.type === 'Identifier') this.#found.refer(local, state.scope, undefined)
      }
    },
    ExportAllDeclaration: () => undefined,
    VariableDeclaration: (node, { state, visit }) => {
      const kind = node.kind === 'var' || node.kind === 'let' ? node.kind : 'const'
      for (const { id, init } of node.declarations) {
        const written = id.type === 'Identifier' ? (init ? [init] : []) : anything
        this.#found.declarePattern(id, kind, written, at(state, visit))
        if (init) visit(init)
      }
    },
    FunctionDeclaration: (node, context) => this.#visitFunction(node, context),
    FunctionExpression: (node, context) => this.#visitFunction(node, context),
    ArrowFunctionExpression: (node, context) => this.#visitFunction(node, context),
    ClassDeclaration: (node, context) => this.#visitClass(node, context),
    ClassExpression: (node, context) => this.#visitClass(node, context),
    BlockStatement: (_node, { state, next }) => void next(this.#openBlock(state)),
    SwitchStatement: (node, { state, visit }) => {
      visit(node.discriminant)
      const inner = this.#openBlock(state)
      for (const branch of node.cases) visit(branch, inner)
    },
    ForStatement: (_node, { state, next }) => void next(this.#openBlock(state)),
    ForInStatement: (node, { state, visit }) => this.#visitLoop(node, state, visit),
    ForOfStatement: (node, { state, visit }) => {
      if (node.await && !state.inFunction) this.#found.awaitsAtTop = true
      this.#visitLoop(node, state, visit)
    },
    CatchClause: (node, { state, visit }) => {
      const inner = this.#openBlock(state)
      if (node.param) this.#found.declarePattern(node.param, 'catch', anything, at(inner, visit))
      visit(node.body, inner)
    },
    AssignmentExpression: (node, { state, visit }) => {
      const { left, operator, right } = node
      if (left.type !== 'Identifier') this.#found.assignPattern(left, at(state, visit))
      // bit operations give plain numbers
      else this.#found.refer(left, state.scope, /^(?:[|&^]|<<|>>>?)=$/.test(operator) ? [] : [right])
      visit(right)
    },
    UpdateExpression: (node, { state, visit }) => {
      if (node.argument.type === 'Identifier') this.#found.refer(node.argument, state.scope, [])
      else visit(node.argument)
    },
    AwaitExpression: (_node, { state, next }) => {
      if (!state.inFunction) this.#found.awaitsAtTop = true
      next()
    },
  }

  #openBlock(state: State): State {
    return { ...state, scope: new LexicalScope(state.scope, false) }
  }

  #visitLoop(node: Extract<AnyNode, { type: 'ForInStatement' | 'ForOfStatement' }>, state: State, visit: Visit): void {
    const inner = this.#openBlock(state)
    const { left } = node
    if (left.type === 'VariableDeclaration') {
      const kind = left.kind === 'var' || left.kind === 'let' ? left.kind : 'const'
      for (const { id } of left.declarations) this.#found.declarePattern(id, kind, anything, at(inner, visit))
    } else {
      this.#found.assignPattern(left, at(inner, visit))
    }
    visit(node.right, inner)
    visit(node.body, inner)
  }

  #visitFunction(
    node: Function & { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' },
    { state, visit }: Context<AnyNode, State>,
  ): void {
    let outer = state.scope
    if (node.id && node.type === 'FunctionDeclaration') this.#found.declare(node.id, 'function', outer, [])
    else if (node.id) {
      outer = new LexicalScope(outer, false)
      this.#found.declare(node.id, 'self', outer, [])
    }
    const inner = { scope: new LexicalScope(outer, false), inFunction: true }
    for (const parameter of node.params) this.#found.declarePattern(parameter, 'param', anything, at(inner, visit))
    if (node.body.type !== 'BlockStatement') return void visit(node.body, inner)
    const body = { ...inner, scope: new LexicalScope(inner.scope, true) }
    for (const statement of node.body.body) visit(statement, body)
  }

  #visitClass(
    node: Class & { type: 'ClassDeclaration' | 'ClassExpression' },
    { state, visit }: Context<AnyNode, State>,
  ) {
    let { scope } = state
    if (node.id && node.type === 'ClassDeclaration') this.#found.declare(node.id, 'class', scope, [])
    else if (node.id) {
      scope = new LexicalScope(scope, false)
      this.#found.declare(node.id, 'self', scope, [])
    }
    const inner = { ...state, scope }
    if (node.superClass) visit(node.superClass, inner)
    visit(node.body, inner)
  }
}

/** A place to look at a pattern from: its scope, and what visits the expressions in it. */
function at(state: State, visit: Visit): PatternPlace {
  return { scope: state.scope, visit: (node) => void visit(node, state) }
}

/** A function that has `arguments`. */
function isOrdinaryFunction(node: AnyNode): boolean {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression'
}
