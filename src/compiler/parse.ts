// Parses: the file as TypeScript, then, with its types and comments blanked, as JavaScript. Offsets are the file's in both.
import { tsPlugin } from '@sveltejs/acorn-typescript'
import { Parser, type Comment, type Options, type Program } from 'acorn'
import type { Report } from './report.ts'
import { describeSyntaxError, isSyntaxError } from './syntaxError.ts'
import { blankOut } from './textScan.ts'
import { isNode, type TypedNode } from './typedTree.ts'

const moduleOptions: Options = { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: false }
const TypeScriptParser = Parser.extend(tsPlugin())

/** Blanks a byte-order mark and a `#!` line, which only mean something to who reads the file. */
export function blankPreamble(text: string): string {
  return text.replace(/^\uFEFF?(?:#!.*)?/, blankOut)
}

/** The tree with types; null after reporting what is wrong. */
export function parseTypeScript(text: string, report: Report): TypedNode | null {
  try {
    return asTyped(TypeScriptParser.parse(text, moduleOptions))
  } catch (error) {
    if (!isSyntaxError(error)) throw error
    // Some plain JavaScript is beyond the TypeScript grammar of the parser: `a ? (b) : c => d`.
    const plain = tryParse(text)
    if (plain !== null) return asTyped(plain)
    describeSyntaxError(error, text, report)
    return null
  }
}

function asTyped(tree: unknown): TypedNode {
  if (!isNode(tree)) throw new TypeError('A parser gives a tree.')
  return tree
}

function tryParse(text: string): Program | null {
  try {
    return Parser.parse(text, moduleOptions)
  } catch {
    return null
  }
}

export interface JavaScript {
  /** The text without comments. */
  readonly text: string
  readonly program: Program
}

/** The tree without types; null after reporting what is wrong. */
export function parseJavaScript(text: string, report: Report): JavaScript | null {
  const comments: Comment[] = []
  try {
    const program = Parser.parse(text, { ...moduleOptions, onComment: comments })
    let bare = ''
    let at = 0
    for (const { start, end } of comments) {
      bare += text.slice(at, start) + blankOut(text.slice(start, end))
      at = end
    }
    return { text: bare + text.slice(at), program }
  } catch (error) {
    if (!isSyntaxError(error)) throw error
    describeSyntaxError(error, text, report)
    return null
  }
}

/** The tree of finished code, as the sandbox will read it: a script. Throws where it is none. */
export function parseScript(code: string): Program {
  return Parser.parse(code, { ecmaVersion: 'latest', sourceType: 'script', allowHashBang: false })
}
