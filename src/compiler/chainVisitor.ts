// Rewrites optional chains with a differentiable method behind `?.`: what stands before becomes a temporary name.
import type { AnyNode, CallExpression, ChainExpression, Expression, MemberExpression, Super } from 'acorn'
import type { Context, Visitors } from 'zimmerframe'
import { classifyCall } from './callKind.ts'
import { openMethod } from './callVisitors.ts'
import type { Rewriter, State } from './rewriter.ts'
import { needsKey } from './target.ts'
import { findToken } from './textScan.ts'

type Walk = Context<AnyNode, State>
type Link = MemberExpression | CallExpression

export const chainVisitor: Visitors<AnyNode, State> = {
  ChainExpression(node: ChainExpression, walk: Walk) {
    const { rewriter } = walk.state
    const links = listLinks(node.expression)
    const isDifferentiable = links.some((link) => link.type === 'CallExpression' && isMethod(rewriter, link))
    if (isDifferentiable) new Chain(node, links, walk).rewrite()
    else walk.next()
  },
}

function isMethod(rewriter: Rewriter, call: CallExpression): boolean {
  return classifyCall(rewriter, call).kind === 'method'
}

function headOf(link: Link): Expression | Super {
  return link.type === 'MemberExpression' ? link.object : link.callee
}

/** The links of a chain, innermost first. */
function listLinks(last: Link): Link[] {
  const links: Link[] = []
  let at: Expression | Super = last
  while (at.type === 'MemberExpression' || at.type === 'CallExpression') {
    links.unshift(at)
    at = headOf(at)
  }
  return links
}

/** `a?.b.tanh()` becomes `((t=a)==null?void 0:$unary(t.b,'tanh',site))`. */
class Chain {
  readonly #node: ChainExpression
  readonly #links: readonly Link[]
  readonly #walk: Walk
  readonly #rewriter: Rewriter
  /** For every differentiable call: what comes before its receiver and after it. */
  readonly #methods = new Map<Link, { readonly before: string; readonly between: string }>()
  /** For a link called through `?.(`: the name that holds its object. */
  readonly #receivers = new Map<Link, string>()

  constructor(node: ChainExpression, links: readonly Link[], walk: Walk) {
    this.#node = node
    this.#links = links
    this.#walk = walk
    this.#rewriter = walk.state.rewriter
  }

  rewrite(): void {
    const { out } = this.#rewriter
    this.#prepare()
    const boundaries = this.#links.flatMap((link, index) => (link.optional ? [index] : []))
    const names = boundaries.map(() => this.#takeName())
    const [first] = this.#links
    out.open(this.#node.start, `(${this.#openSegment(0, boundaries[0], names[0])}`)
    if (first !== undefined) this.#walk.visit(headOf(first))
    let passed = 0
    this.#links.forEach((link, index) => {
      if (!link.optional) return this.#rewriteLink(link, '', index)
      const name = names[passed] ?? ''
      passed++
      const open = this.#openSegment(index, boundaries[passed], names[passed])
      this.#rewriteLink(link, `)==null?void 0:${open}${name}`, index)
    })
    out.close(this.#node.end, ')')
  }

  /** What is open before the links from `from` to `to`, where the next `?.` asks for `name`. */
  #openSegment(from: number, to: number | undefined, name: string | undefined): string {
    const hold = name === undefined ? '' : `(${name}=`
    const inside = this.#links.slice(from, to).toReversed()
    return hold + inside.map((link) => (this.#methods.get(link)?.before ?? '') + this.#holdReceiver(link)).join('')
  }

  #prepare(): void {
    this.#links.forEach((link, index) => {
      const before = this.#links[index - 1]
      if (link.type === 'CallExpression' && isMethod(this.#rewriter, link)) {
        const { callee } = link
        const name = callee.type === 'MemberExpression' ? this.#rewriter.slice(callee.property) : ''
        this.#methods.set(link, openMethod(this.#rewriter, link, name))
      }
      if (link.type === 'CallExpression' && link.optional && before?.type === 'MemberExpression') {
        this.#receivers.set(before, before.object.type === 'Super' ? 'this' : this.#takeName())
      }
    })
  }

  /** `a.b?.()` is called on `a`: the object is held before its member is read. */
  #holdReceiver(link: Link): string {
    const name = this.#receivers.get(link)
    return name === undefined || name === 'this' ? '' : `(${name}=`
  }

  #rewriteLink(link: Link, boundary: string, index: number): void {
    const { out, text } = this.#rewriter
    const { visit } = this.#walk
    const head = headOf(link)
    const receiver = this.#receivers.get(link)
    const closing = receiver === undefined || receiver === 'this' ? '' : ')'
    if (link.type === 'MemberExpression') {
      const call = this.#links[index + 1]
      const method = call === undefined ? undefined : this.#methods.get(call)
      const sign = link.optional ? '?.' : link.computed ? '[' : '.'
      const at = findToken(text, head.end, sign)
      if (method !== undefined && call !== undefined) {
        return out.replace(at, text.indexOf('(', link.end) + 1, boundary + method.between)
      }
      if (link.computed) {
        const bracket = text.indexOf('[', at)
        out.replace(at, bracket + 1, `${boundary}${closing}[`)
        if (needsKey(link)) this.#rewriter.wrap(link.property, `${this.#rewriter.call('key')}(`, ')')
        return void visit(link.property)
      }
      return out.replace(at, at + sign.length, `${boundary}${closing}.`)
    }
    if (link.optional) {
      const at = findToken(text, head.end, '?.')
      const before = this.#links[index - 1]
      const on = before === undefined ? undefined : this.#receivers.get(before)
      const separator = on !== undefined && link.arguments.length > 0 ? ',' : ''
      const opened = on === undefined ? '(' : `.call(${on}${separator}`
      out.replace(at, text.indexOf('(', at) + 1, boundary + opened)
    }
    for (const argument of link.arguments) visit(argument)
  }

  #takeName(): string {
    const { rewriter, frame } = this.#walk.state
    const name = rewriter.makeName('t')
    frame.temps.push(name)
    return name
  }
}
