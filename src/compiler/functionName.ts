// What to call a function where its scope is shown: `relu`, `Neuron.forward`, `xs.map(…)`.
import type {
  AnonymousFunctionDeclaration,
  AnyNode,
  ArrowFunctionExpression,
  FunctionDeclaration,
  FunctionExpression,
} from 'acorn'
import { readKey } from './memberVisitors.ts'
import { nameTarget } from './naming.ts'
import type { Rewriter } from './rewriter.ts'
import type { Label } from './siteTable.ts'
import { collapse } from './textScan.ts'

const longest = 30

export function nameFunction(
  rewriter: Rewriter,
  node: AnonymousFunctionDeclaration | FunctionDeclaration | FunctionExpression | ArrowFunctionExpression,
  path: readonly AnyNode[],
): Label {
  if (node.id) return name(node.id.name, node.id)
  const parent = path.at(-1)
  switch (parent?.type) {
    case 'VariableDeclarator':
    case 'AssignmentPattern': {
      const target = parent.type === 'VariableDeclarator' ? parent.id : parent.left
      return target.type === 'Identifier' ? name(target.name, target) : anonymous()
    }
    case 'AssignmentExpression': {
      const target = nameTarget(rewriter, parent.left)
      return target === null ? anonymous() : name(target.label.text, target.label.span)
    }
    case 'Property':
      return name(readKey(parent.key) ?? shorten(`[${rewriter.slice(parent.key)}]`), parent.key)
    case 'MethodDefinition':
    case 'PropertyDefinition': {
      const owner = nameClass(path)
      if (parent.type === 'MethodDefinition' && parent.kind === 'constructor') {
        return name(owner?.text ?? 'constructor', parent.key)
      }
      const key = (parent.computed ? null : readKey(parent.key)) ?? shorten(`[${rewriter.slice(parent.key)}]`)
      return name(owner === null ? key : `${owner.text}.${key}`, parent.key)
    }
    case 'CallExpression': {
      const { callee } = parent
      const text = collapse(rewriter.slice(callee))
      const isPlain = callee !== node && /^[\p{ID_Continue}$.#]+$/u.test(text) && text.length <= longest
      return isPlain ? name(`${text}(…)`, callee) : anonymous()
    }
    case 'ExportDefaultDeclaration':
      return name('default', node)
    default:
      return anonymous()
  }

  function anonymous(): Label {
    return name('=>', node)
  }
}

function name(text: string, { start, end }: { start: number; end: number }): Label {
  return { text, span: { start, end }, binding: null }
}

function shorten(text: string): string {
  const line = collapse(text)
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`
}

/** The class around a member: by its own name, else by that of the variable it is assigned to. */
function nameClass(path: readonly AnyNode[]): { readonly text: string } | null {
  const index = path.findLastIndex(({ type }) => type === 'ClassDeclaration' || type === 'ClassExpression')
  const node = path[index]
  if (node === undefined || (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression')) return null
  if (node.id) return { text: node.id.name }
  const parent = path[index - 1]
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? { text: parent.id.name } : null
}
