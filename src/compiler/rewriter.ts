// What all the parts of the instrumentation share while one file is rewritten.
import type { AnyNode, Expression, Identifier } from 'acorn'
import type { Span, Statement } from '../protocol/program.ts'
import type { Analysis } from './analyze.ts'
import type { Frame } from './frame.ts'
import type { IsNative } from './nativeness.ts'
import { Output } from './output.ts'
import type { Binding } from './scope.ts'
import type { Label, SiteTable } from './siteTable.ts'

interface Wrap {
  readonly before: string
  readonly after: string
}

/** The state of the walk. */
export type State = { readonly rewriter: Rewriter; readonly frame: Frame }

export interface RewriterInput {
  readonly text: string
  readonly analysis: Analysis
  readonly isNative: IsNative
  readonly sites: SiteTable
  readonly isEntry: boolean
}

export class Rewriter {
  readonly text: string
  readonly analysis: Analysis
  readonly isNative: IsNative
  readonly sites: SiteTable
  /** True for the file whose top-level statements can be shown. */
  readonly isEntry: boolean
  readonly out: Output
  readonly statements: Statement[] = []
  /** Runtime functions that were called, without prefix. */
  readonly calls = new Set<string>()
  /** What all our names begin with: as many `$` as no name of the user has. */
  readonly prefix: string
  /** The name that an expression’s own node gets. */
  readonly labels = new Map<AnyNode, Label>()
  /** Names bound by a pattern at the top: their statement. */
  readonly topNames = new Map<Identifier, number>()
  /** What comes behind a statement at the top. */
  readonly closings = new Map<AnyNode, string>()
  /** Names of the language of which nothing is left in the code. */
  readonly replaced = new Set<AnyNode>()
  /** Text that stands for an imported name. */
  readonly importedNames = new Map<Binding, string>()
  /** `&&` and `||` of which only the truth matters. */
  readonly tested = new Set<AnyNode>()
  /** Expressions of which nobody reads the value. */
  readonly unused = new Set<AnyNode>()
  readonly #wraps = new Map<AnyNode, Wrap[]>()
  readonly #keys = new Map<string, number>()
  #names = 0

  constructor({ text, analysis, isNative, sites, isEntry }: RewriterInput) {
    this.text = text
    this.analysis = analysis
    this.isNative = isNative
    this.sites = sites
    this.isEntry = isEntry
    this.out = new Output(text)
    this.prefix = choosePrefix(analysis)
  }

  /** The name of a runtime function, noting that it is needed. */
  call(name: string): string {
    this.calls.add(name)
    return this.prefix + name
  }

  /** A name of our own that nothing else has. */
  makeName(stem: string): string {
    this.#names++
    return `${this.prefix}${stem}${this.#names}`
  }

  slice({ start, end }: Span): string {
    return this.text.slice(start, end)
  }

  /** Puts a call around an expression when the walk comes to it; earlier wraps stand outside of later ones. */
  wrap(node: AnyNode, before: string, after: string): void {
    const wraps = this.#wraps.get(node) ?? []
    wraps.push({ before, after })
    this.#wraps.set(node, wraps)
  }

  wrapsOf(node: AnyNode): readonly Wrap[] {
    return this.#wraps.get(node) ?? []
  }

  /** Only the truth of the expression matters. */
  test(node: Expression): void {
    if (this.isNative(node)) return
    if (node.type === 'LogicalExpression' && node.operator !== '??') this.tested.add(node)
    else this.wrap(node, `${this.call('truth')}(`, ')')
  }

  /** Nobody reads the value of the expression. */
  drop(node: AnyNode): void {
    this.unused.add(node)
    if (node.type === 'SequenceExpression') for (const part of node.expressions) this.drop(part)
    if (node.type === 'LogicalExpression') this.drop(node.right)
    if (node.type === 'ConditionalExpression') {
      this.drop(node.consequent)
      this.drop(node.alternate)
    }
  }

  /** Index of a top-level statement under a key that no other has. */
  addStatement(name: string, site: number, isBlock: boolean): number {
    const count = (this.#keys.get(name) ?? 0) + 1
    this.#keys.set(name, count)
    return this.statements.push({ key: count === 1 ? name : `${name}#${count}`, site, isBlock }) - 1
  }

  /** True for a reference to a global of that name. */
  isGlobal(node: AnyNode, name: string): boolean {
    return node.type === 'Identifier' && node.name === name && this.analysis.free.has(node)
  }

  bindingOf(node: AnyNode): Binding | undefined {
    return node.type === 'Identifier' ? this.analysis.bindings.get(node) : undefined
  }

  /** Text that can be written twice in a row instead of the expression: reading it does nothing. */
  repeatable(node: AnyNode): string | null {
    if (node.type === 'ThisExpression' || node.type === 'Super') return this.slice(node)
    const binding = this.bindingOf(node)
    if (binding === undefined || binding.kind === 'imported') return null
    return binding.name
  }
}

function choosePrefix({ bindings, free }: Analysis): string {
  let prefix = '$'
  const names = [...bindings.keys(), ...free.keys()].map(({ name }) => name)
  while (names.some((name) => name.startsWith(prefix))) prefix += '$'
  return prefix
}
