// The names of a file as they were found: who declares one, who refers to it, from which scope.
import type { AnyNode, Expression, Identifier, Pattern } from 'acorn'
import { walkPattern } from './pattern.ts'
import { LexicalScope, type BindingKind } from './scope.ts'

interface Reference {
  readonly id: Identifier
  readonly scope: LexicalScope
  /** What is written; undefined: only read. */
  readonly written: readonly (Expression | null)[] | undefined
}

/** Where a pattern stands, and what becomes of the expressions in it. */
export interface PatternPlace {
  readonly scope: LexicalScope
  readonly visit: (node: AnyNode) => void
}

/** Written where nobody can say what. */
export const anything = [null] as const

export class FoundNames {
  readonly module = new LexicalScope(null, true)
  readonly references: Reference[] = []
  readonly declared: { readonly id: Identifier; readonly scope: LexicalScope }[] = []
  /** References to a function’s own `arguments`. */
  readonly ownArguments = new Set<Identifier>()
  /** True where `await` stands outside of any function. */
  awaitsAtTop = false

  refer(id: Identifier, scope: LexicalScope, written: Reference['written']): void {
    this.references.push({ id, scope, written })
  }

  declare(id: Identifier, kind: BindingKind, scope: LexicalScope, written: readonly (Expression | null)[]): void {
    scope.declare(id, kind, written)
    this.declared.push({ id, scope })
  }

  declarePattern(
    pattern: Pattern,
    kind: BindingKind,
    written: readonly (Expression | null)[],
    { scope, visit }: PatternPlace,
  ): void {
    walkPattern(pattern, visit, (id) => this.declare(id, kind, scope, written))
  }

  assignPattern(pattern: Pattern, { scope, visit }: PatternPlace): void {
    walkPattern(pattern, visit, (id) => this.refer(id, scope, anything))
  }
}
