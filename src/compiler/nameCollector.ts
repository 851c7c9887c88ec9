// Collects, scope by scope, every name that is declared, read or written.
import type { AnyNode, Class, Expression, Function, Identifier, Pattern, Program } from 'acorn'
import { walk, type Context, type Visitors } from 'zimmerframe'
import { walkPattern } from './pattern.ts'
import { LexicalScope, type BindingKind } from './scope.ts'

interface Reference {
  readonly id: Identifier
  readonly scope: LexicalScope
  /** What is written; undefined: only read. */
  readonly written: readonly (Expression | null)[] | undefined
}

type State = { readonly scope: LexicalScope; readonly inFunction: boolean }
type Visit = (node: AnyNode, state?: State) => AnyNode

const anything = [null] as const

/** What it collects is complete once it is made: names are resolved afterwards, because declarations may come later. */
export class NameCollector {
  readonly module = new LexicalScope(null, true)
  readonly references: Reference[] = []
  readonly declared: { readonly id: Identifier; readonly scope: LexicalScope }[] = []
  /** References to a function’s own `arguments`. */
  readonly ownArguments = new Set<Identifier>()
  /** True where `await` stands outside of any function. */
  awaitsAtTop = false

  constructor(program: Program) {
    walk<AnyNode, State>(program, { scope: this.module, inFunction: false }, this.#visitors)
  }

  readonly #visitors: Visitors<AnyNode, State> = {
    Identifier: (id, { state, path }) => {
      if (id.name === 'arguments' && path.some((node) => isOrdinaryFunction(node))) this.ownArguments.add(id)
      this.#refer(id, state.scope, undefined)
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
      for (const { local } of node.specifiers) this.#declare(local, 'imported', state.scope, anything)
    },
    ExportNamedDeclaration: (node, { state, visit }) => {
      if (node.declaration) visit(node.declaration)
      if (node.source) return
      for (const { local } of node.specifiers) {
        if (local.type === 'Identifier') this.#refer(local, state.scope, undefined)
      }
    },
    ExportAllDeclaration: () => undefined,
    VariableDeclaration: (node, { state, visit }) => {
      const kind = node.kind === 'var' || node.kind === 'let' ? node.kind : 'const'
      for (const { id, init } of node.declarations) {
        const written = id.type === 'Identifier' ? (init ? [init] : []) : anything
        this.#declarePattern(id, kind, written, state, visit)
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
      if (node.await && !state.inFunction) this.awaitsAtTop = true
      this.#visitLoop(node, state, visit)
    },
    CatchClause: (node, { state, visit }) => {
      const inner = this.#openBlock(state)
      if (node.param) this.#declarePattern(node.param, 'catch', anything, inner, visit)
      visit(node.body, inner)
    },
    AssignmentExpression: (node, { state, visit }) => {
      const { left, operator, right } = node
      if (left.type !== 'Identifier') this.#assignPattern(left, state, visit)
      // bit operations give plain numbers
      else this.#refer(left, state.scope, /^(?:[|&^]|<<|>>>?)=$/.test(operator) ? [] : [right])
      visit(right)
    },
    UpdateExpression: (node, { state, visit }) => {
      if (node.argument.type === 'Identifier') this.#refer(node.argument, state.scope, [])
      else visit(node.argument)
    },
    AwaitExpression: (_node, { state, next }) => {
      if (!state.inFunction) this.awaitsAtTop = true
      next()
    },
  }

  #refer(id: Identifier, scope: LexicalScope, written: Reference['written']): void {
    this.references.push({ id, scope, written })
  }

  #declare(id: Identifier, kind: BindingKind, scope: LexicalScope, written: readonly (Expression | null)[]): void {
    scope.declare(id, kind, written)
    this.declared.push({ id, scope })
  }

  #openBlock(state: State): State {
    return { ...state, scope: new LexicalScope(state.scope, false) }
  }

  #declarePattern(
    pattern: Pattern,
    kind: BindingKind,
    written: readonly (Expression | null)[],
    state: State,
    visit: Visit,
  ): void {
    walkPattern(
      pattern,
      (node) => visit(node, state),
      (id) => this.#declare(id, kind, state.scope, written),
    )
  }

  #assignPattern(pattern: Pattern, state: State, visit: Visit): void {
    walkPattern(
      pattern,
      (node) => visit(node, state),
      (id) => this.#refer(id, state.scope, anything),
    )
  }

  #visitLoop(node: Extract<AnyNode, { type: 'ForInStatement' | 'ForOfStatement' }>, state: State, visit: Visit): void {
    const inner = this.#openBlock(state)
    const { left } = node
    if (left.type === 'VariableDeclaration') {
      const kind = left.kind === 'var' || left.kind === 'let' ? left.kind : 'const'
      for (const { id } of left.declarations) this.#declarePattern(id, kind, anything, inner, visit)
    } else {
      this.#assignPattern(left, inner, visit)
    }
    visit(node.right, inner)
    visit(node.body, inner)
  }

  #visitFunction(
    node: Function & { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' },
    { state, visit }: Context<AnyNode, State>,
  ): void {
    let outer = state.scope
    if (node.id && node.type === 'FunctionDeclaration') this.#declare(node.id, 'function', outer, [])
    else if (node.id) {
      outer = new LexicalScope(outer, false)
      this.#declare(node.id, 'self', outer, [])
    }
    const inner = { scope: new LexicalScope(outer, false), inFunction: true }
    for (const parameter of node.params) this.#declarePattern(parameter, 'param', anything, inner, visit)
    if (node.body.type !== 'BlockStatement') return void visit(node.body, inner)
    const body = { ...inner, scope: new LexicalScope(inner.scope, true) }
    for (const statement of node.body.body) visit(statement, body)
  }

  #visitClass(
    node: Class & { type: 'ClassDeclaration' | 'ClassExpression' },
    { state, visit }: Context<AnyNode, State>,
  ) {
    let { scope } = state
    if (node.id && node.type === 'ClassDeclaration') this.#declare(node.id, 'class', scope, [])
    else if (node.id) {
      scope = new LexicalScope(scope, false)
      this.#declare(node.id, 'self', scope, [])
    }
    const inner = { ...state, scope }
    if (node.superClass) visit(node.superClass, inner)
    visit(node.body, inner)
  }
}

/** A function that has `arguments`. */
function isOrdinaryFunction(node: AnyNode): boolean {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression'
}
