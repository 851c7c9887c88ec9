// Gives the runtime sight of what only a class can see: its private fields, and a class at the top as a holder of static ones.
import type { AnyNode, ClassBody, PropertyDefinition } from 'acorn'
import type { Context, Visitors } from 'zimmerframe'
import type { Rewriter, State } from './rewriter.ts'

type Walk = Context<AnyNode, State>

export const classVisitors: Visitors<AnyNode, State> = {
  ClassBody(node: ClassBody, { state: { rewriter }, next, path }: Walk) {
    next()
    const fields = node.body.filter((member) => member.type === 'PropertyDefinition')
    const names = [...new Set(fields.flatMap(readPrivateName))]
    const holder = rewriter.isEntry && fields.some((field) => field.static) ? nameHolder(path) : null
    if (names.length === 0 && holder === null) return
    rewriter.out.close(node.end - 1, `;static{${writeCall(rewriter, names, holder)}}`)
  },
}

/** `$fields(this,(o)=>[…],"Net")`; an object made by another class, or not yet as far, lacks the field. */
function writeCall(rewriter: Rewriter, names: readonly string[], holder: string | null): string {
  const object = `${rewriter.prefix}o`
  const fields = names.map((name) => `["${name}",#${name} in ${object}?${object}.#${name}:void 0]`)
  return `${rewriter.call('fields')}(this,(${object})=>[${fields.join(',')}]${holder === null ? '' : `,"${holder}"`})`
}

function readPrivateName({ key }: PropertyDefinition): string[] {
  return key.type === 'PrivateIdentifier' ? [key.name] : []
}

/** The name of a class that stands at the top of the file: its own, or that of the variable it is assigned to. */
function nameHolder(path: readonly AnyNode[]): string | null {
  const [, ...inside] = path.filter(({ type }) => !/^Export(?:Named|Default)Declaration$/.test(type))
  const [first, second, third] = inside
  if (first?.type === 'ClassDeclaration' && second === undefined) return first.id?.name ?? null
  const isHeld = first?.type === 'VariableDeclaration' && third?.type === 'ClassExpression' && inside.length === 3
  return isHeld && second?.type === 'VariableDeclarator' && second.id.type === 'Identifier' ? second.id.name : null
}
