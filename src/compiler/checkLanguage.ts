// Reports JavaScript that is not part of the language.
import type { AnyNode, Program } from 'acorn'
import { walk } from 'zimmerframe'
import { refuse } from './refuse.ts'
import type { Report } from './report.ts'

export function checkLanguage(program: Program, text: string, report: Report): void {
  walk<AnyNode, null>(program, null, {
    ImportExpression(node, { next }) {
      refuse('dynamic-import', node, report)
      next()
    },
    MetaProperty(node) {
      // the other one is `new.target`
      if (node.property.name === 'meta') refuse('import-meta', node, report)
    },
    VariableDeclaration(node, { next }) {
      const { start } = node
      if (node.kind.endsWith('using')) refuse('using', { start, end: start + node.kind.length }, report)
      next()
    },
    BinaryExpression(node, { next }) {
      const at = text.indexOf('<!--', node.left.end)
      if (node.operator === '<' && at >= 0 && at < node.right.start) {
        refuse('html-comment', { start: at, end: at + '<!--'.length }, report)
      }
      next()
    },
  })
}
