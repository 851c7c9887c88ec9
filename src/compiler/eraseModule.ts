// Blanks imports and exports of types.
import type { Span } from '../protocol/program.ts'
import type { Blanks } from './blanks.ts'
import { nodeAt, nodesAt, type TypedNode } from './typedTree.ts'

/** An import of which nothing is left at run time; the span is that of the specifier. */
interface TypeImport extends Span {
  readonly specifier: string
}

/** What a file imports and exports that is nothing but types. */
export interface TypeLinks {
  readonly imports: TypeImport[]
  readonly exports: string[]
}

/** Names that only stand for types at the top of the file. */
export function findTypeNames(tree: TypedNode): ReadonlySet<string> {
  const types = new Set<string>()
  const values = new Set<string>()
  for (const statement of nodesAt(tree, 'body')) {
    const declaration = nodeAt(statement, 'declaration') ?? statement
    const isType = /^TS(?:Interface|TypeAlias)/.test(declaration.type) || declaration['declare'] === true
    for (const id of [nodeAt(declaration, 'id'), ...nodesAt(declaration, 'declarations').map((d) => nodeAt(d, 'id'))]) {
      if (typeof id?.['name'] === 'string') (isType ? types : values).add(id['name'])
    }
  }
  for (const name of values) types.delete(name)
  return types
}

/** True when nothing of the statement is left. Its type-only specifiers are blanked. */
export function eraseModuleStatement(
  node: TypedNode,
  blanks: Blanks,
  typeNames: ReadonlySet<string>,
  links: TypeLinks,
): boolean {
  const declaration = nodeAt(node, 'declaration')
  const source = nodeAt(node, 'source')
  if (declaration !== undefined && isErasedDeclaration(declaration)) return eraseAll()
  const specifiers = nodesAt(node, 'specifiers')
  const kept = specifiers.filter((specifier) => !isType(specifier))
  const isWhole = node['importKind'] === 'type' || node['exportKind'] === 'type'
  if (isWhole || (specifiers.length > 0 && kept.length === 0)) return eraseAll()
  for (const specifier of specifiers) {
    if (kept.includes(specifier)) continue
    noteExport(nodeAt(specifier, 'exported'))
    const comma = blanks.match(/\s*,/y, specifier.end)
    blanks.blank(specifier.start, specifier.end + (comma?.[0].length ?? 0))
  }
  return false

  function isType(specifier: TypedNode): boolean {
    if (specifier['importKind'] === 'type' || specifier['exportKind'] === 'type') return true
    const local = nodeAt(specifier, 'local')
    return specifier.type === 'ExportSpecifier' && source === undefined && typeNames.has(String(local?.['name']))
  }

  function eraseAll(): true {
    if (source !== undefined) {
      links.imports.push({ specifier: String(source['value']), start: source.start, end: source.end })
    }
    if (declaration !== undefined && /^TS(?:Interface|TypeAlias)/.test(declaration.type))
      noteExport(nodeAt(declaration, 'id'))
    for (const specifier of nodesAt(node, 'specifiers')) noteExport(nodeAt(specifier, 'exported'))
    blanks.blankStatement(node.start, node.end)
    return true
  }

  function noteExport(name: TypedNode | undefined): void {
    if (name !== undefined && node.type !== 'ExportDefaultDeclaration')
      links.exports.push(String(name['name'] ?? name['value']))
  }
}

function isErasedDeclaration(node: TypedNode): boolean {
  return node['declare'] === true || /^TS(?:Interface|TypeAlias|DeclareFunction)/.test(node.type)
}
