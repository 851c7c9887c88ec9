// Finds out which name means what: scopes, bindings, every reference, and what is ever written to a binding.
import type { Identifier, Program } from 'acorn'
import { collectNames } from './nameCollector.ts'
import type { Binding, LexicalScope } from './scope.ts'

export interface Analysis {
  /** Every identifier that declares or refers to a binding of the file. */
  readonly bindings: ReadonlyMap<Identifier, Binding>
  /** References to nothing in the file, with the scope they are seen from. */
  readonly free: ReadonlyMap<Identifier, LexicalScope>
  readonly module: LexicalScope
  /** True where `await` stands outside of any function. */
  readonly awaitsAtTop: boolean
  /** Identifiers of imports that are assigned to. */
  readonly assignedImports: readonly Identifier[]
}

export function analyze(program: Program): Analysis {
  const names = collectNames(program)
  const bindings = new Map<Identifier, Binding>()
  const free = new Map<Identifier, LexicalScope>()
  const assignedImports: Identifier[] = []
  for (const { id, scope, written } of names.references) {
    const binding = scope.find(id.name)
    if (binding === undefined) {
      if (id.name !== 'arguments' || !names.ownArguments.has(id)) free.set(id, scope)
      continue
    }
    bindings.set(id, binding)
    binding.references.push(id)
    if (written === undefined) continue
    binding.isReassigned = true
    binding.writes.push(...written)
    if (binding.kind === 'imported') assignedImports.push(id)
  }
  for (const { id, scope } of names.declared) {
    const binding = scope.find(id.name)
    if (binding !== undefined) bindings.set(id, binding)
  }
  return { bindings, free, module: names.module, awaitsAtTop: names.awaitsAtTop, assignedImports }
}
