// Blanks the types of a file, and reports what TypeScript has beyond types: code that would have to be generated.
import { Blanks } from './blanks.ts'
import { eraseClassHead, eraseMember, eraseParameterProperty, isTypeOnlyMember } from './eraseClass.ts'
import { eraseModuleStatement, findTypeNames, type TypeLinks } from './eraseModule.ts'
import { refuse } from './refuse.ts'
import type { Report } from './report.ts'
import { children, isNode, nodeAt, nodesAt, type TypedNode } from './typedTree.ts'

export interface Erased {
  /** JavaScript text of the same length. */
  readonly text: string
  /** Names declared by what was refused: no second complaint about them. */
  readonly refusedNames: ReadonlySet<string>
  readonly links: TypeLinks
}

export function eraseTypes(text: string, tree: TypedNode, report: Report): Erased {
  const eraser = new Eraser(text, tree, report)
  eraser.visit(tree, null)
  return { text: eraser.blanks.toString(), refusedNames: eraser.refusedNames, links: eraser.links }
}

const declarations: ReadonlySet<string> = new Set([
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSDeclareFunction',
  'TSNamespaceExportDeclaration',
])
const endedByLineBreak: ReadonlySet<string> = new Set([
  'ExpressionStatement',
  'VariableDeclaration',
  'ReturnStatement',
  'ThrowStatement',
  'PropertyDefinition',
  'ExportDefaultDeclaration',
])
const identifier = /(?:[\p{ID_Continue}$\u200c\u200d]|\\u(?:\{[\da-f]+\}|[\da-f]{4}))+/iuy

class Eraser {
  readonly blanks: Blanks
  readonly refusedNames = new Set<string>()
  readonly links: TypeLinks = { imports: [], exports: [] }
  readonly #typeNames: ReadonlySet<string>
  readonly #report: Report

  constructor(text: string, tree: TypedNode, report: Report) {
    this.blanks = new Blanks(text)
    this.#typeNames = findTypeNames(tree)
    this.#report = report
  }

  visit(node: TypedNode, parent: TypedNode | null): void {
    if (this.#eraseStatement(node)) return
    for (const decorator of nodesAt(node, 'decorators')) {
      refuse('decorator', decorator, this.#report)
      this.blanks.blank(decorator.start, decorator.end)
    }
    this.#eraseHere(node)
    for (const child of children(node)) if (!isErased(child)) this.visit(child, node)
    const isHead = parent?.type.startsWith('For') === true && node.type === 'VariableDeclaration'
    if (endedByLineBreak.has(node.type) && !isHead) this.blanks.endStatement(node.start, node.end)
  }

  /** True when nothing of the statement is left. */
  #eraseStatement(node: TypedNode): boolean {
    const { blanks } = this
    if (/^(?:Export\w*|Import)Declaration$/.test(node.type)) {
      return eraseModuleStatement(node, blanks, this.#typeNames, this.links)
    }
    const isTypeImport = node.type === 'TSImportEqualsDeclaration' && node['importKind'] === 'type'
    if (node['declare'] === true || declarations.has(node.type) || isTypeImport || isTypeOnlyMember(node)) {
      blanks.blankStatement(node.start, node.end)
      return true
    }
    const refused = findRefused(node)
    if (refused === null) return false
    refuse(refused, node, this.#report)
    const id = nodeAt(node, 'id')
    if (typeof id?.['name'] === 'string') this.refusedNames.add(id['name'])
    blanks.blankStatement(node.start, node.end)
    return true
  }

  #eraseHere(node: TypedNode): void {
    const { blanks } = this
    this.#eraseGenerics(node)
    switch (node.type) {
      case 'Identifier':
        if (node['optional'] === true || isNode(node['typeAnnotation'])) {
          const name = blanks.match(identifier, node.start)?.[0] ?? ''
          blanks.blank(node.start + name.length, node.end)
        }
        break
      case 'ClassDeclaration':
      case 'ClassExpression':
        eraseClassHead(node, blanks)
        break
      case 'MethodDefinition':
      case 'PropertyDefinition':
      case 'AccessorProperty':
        if (node['accessor'] === true || node.type === 'AccessorProperty') refuse('accessor', node, this.#report)
        eraseMember(node, blanks)
        break
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        this.#eraseCast(node, node.type === 'TSAsExpression' ? 'as' : 'satisfies')
        break
      case 'TSNonNullExpression':
        blanks.blank(node.end - 1, node.end)
        break
      case 'TSTypeAssertion': {
        const type = nodeAt(node, 'typeAnnotation')
        const end = this.blanks.text.indexOf('>', type?.end ?? node.start) + 1
        refuse('cast', { start: node.start, end }, this.#report)
        blanks.blank(node.start, end)
        break
      }
      case 'TSParameterProperty':
        refuse('parameter-property', node, this.#report)
        eraseParameterProperty(node, blanks)
        break
      default:
        this.#eraseAnnotation(node)
    }
    this.#eraseThisParameter(nodesAt(node, 'params'))
  }

  #eraseAnnotation(node: TypedNode): void {
    const annotation = nodeAt(node, 'typeAnnotation')
    if (annotation !== undefined) this.blanks.blank(annotation.start, annotation.end)
  }

  #eraseCast(node: TypedNode, keyword: string): void {
    const type = nodeAt(node, 'typeAnnotation')
    const at = this.blanks.text.lastIndexOf(keyword, (type?.start ?? node.end) - 1)
    this.blanks.blank(at, node.end)
  }

  /** Type parameters, type arguments and the type of what is returned. */
  #eraseGenerics(node: TypedNode): void {
    const { blanks } = this
    const isArrow = node.type === 'ArrowFunctionExpression'
    for (const name of ['typeArguments', 'superTypeArguments', 'superTypeParameters', 'typeParameters', 'returnType']) {
      const piece = nodeAt(node, name)
      if (piece === undefined) continue
      blanks.blank(piece.start, piece.end)
      if (!isArrow) continue
      // A line break may stand neither between `)` and `=>` nor between `return` and `(`: the parenthesis moves to where the types ended or began.
      if (name === 'returnType' && blanks.hasLineBreak(piece.start, piece.end)) {
        blanks.put(blanks.text.lastIndexOf(')', piece.start), ' ')
        blanks.put(piece.end - 1, ')')
      }
      const opening = blanks.text.indexOf('(', piece.end)
      if (name === 'typeParameters' && blanks.hasLineBreak(piece.start, opening)) {
        blanks.put(opening, ' ')
        blanks.put(piece.start, '(')
      }
    }
  }

  /** `this: T` says a type and is no parameter. */
  #eraseThisParameter(parameters: readonly TypedNode[]): void {
    const [first, second] = parameters
    if (first?.type !== 'Identifier' || first['name'] !== 'this') return
    const comma = this.blanks.match(/\s*,/y, first.end)
    this.blanks.blank(first.start, second?.start ?? first.end + (comma?.[0].length ?? 0))
  }
}

/** Children of which the visit of their parent leaves nothing. */
function isErased(node: TypedNode): boolean {
  return (
    /^TSType(?:Annotation|Parameter)/.test(node.type) ||
    node.type === 'Decorator' ||
    (node.type === 'Identifier' && node['name'] === 'this') ||
    /^TS.*(?:Type|Keyword|Reference|Query|Predicate|Heritage|Implements)$/.test(node.type)
  )
}

function findRefused(node: TypedNode): Parameters<typeof refuse>[0] | null {
  switch (node.type) {
    case 'TSEnumDeclaration':
      return 'enum'
    case 'TSModuleDeclaration':
      return 'namespace'
    case 'TSImportEqualsDeclaration':
      return 'import-equals'
    case 'TSExportAssignment':
      return 'export-equals'
    default:
      return null
  }
}
