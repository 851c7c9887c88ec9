// Scopes and the names bound in them, as ECMAScript has them for modules.
import type { Expression, Identifier } from 'acorn'

export type BindingKind = 'var' | 'let' | 'const' | 'function' | 'class' | 'param' | 'catch' | 'imported' | 'self'

export interface Binding {
  readonly name: string
  readonly kind: BindingKind
  readonly declarations: Identifier[]
  readonly references: Identifier[]
  /** What is ever assigned; null stands for anything. A step (`++`) assigns nothing new: a number stays one. */
  readonly writes: (Expression | null)[]
  /** True when it is assigned to after its declaration. */
  isReassigned: boolean
  /** Ids of the sites at which its Values are made or named. */
  readonly sites: number[]
}

export class LexicalScope {
  readonly parent: LexicalScope | null
  /** True where `var` is declared: bodies of functions, the module, static blocks. */
  readonly holdsVar: boolean
  readonly bindings = new Map<string, Binding>()

  constructor(parent: LexicalScope | null, holdsVar: boolean) {
    this.parent = parent
    this.holdsVar = holdsVar
  }

  /** Binds a name here, or for `var` in the nearest scope that holds it; a second declaration joins the first. */
  declare(id: Identifier, kind: BindingKind, written: readonly (Expression | null)[]): void {
    const scope = kind === 'var' ? this.#findVarScope() : this
    const home = scope.#findParameters(id.name, kind) ?? scope
    let binding = home.bindings.get(id.name)
    if (binding === undefined) {
      const { name } = id
      binding = { name, kind, declarations: [], references: [], writes: [], isReassigned: false, sites: [] }
      home.bindings.set(name, binding)
    } else if (written.length > 0) {
      binding.isReassigned = true
    }
    binding.declarations.push(id)
    binding.writes.push(...written)
  }

  find(name: string): Binding | undefined {
    return this.bindings.get(name) ?? this.parent?.find(name)
  }

  /** Every name that can be seen from here. */
  names(): string[] {
    return [...this.bindings.keys(), ...(this.parent?.names() ?? [])]
  }

  #findVarScope(): LexicalScope {
    return this.holdsVar || this.parent === null ? this : this.parent.#findVarScope()
  }

  /** A `var` or a function in a body with the name of a parameter is that parameter. */
  #findParameters(name: string, kind: BindingKind): LexicalScope | undefined {
    if (!this.holdsVar || (kind !== 'var' && kind !== 'function')) return undefined
    return this.parent?.bindings.get(name)?.kind === 'param' ? this.parent : undefined
  }
}
