// Orders what edges connect, sources first, where cycles may have to be broken.

/** An order in which no edge leads back, but for those that close a cycle: they are named by their index. */
export function sortTopologically(
  names: readonly string[],
  edges: readonly { readonly from: string; readonly to: string }[],
): { order: string[]; reversed: Set<number> } {
  const incoming = new Map<string, { edge: number; from: string }[]>(names.map((name) => [name, []]))
  for (const [edge, { from, to }] of edges.entries()) incoming.get(to)?.push({ edge, from })
  const reversed = new Set<number>()
  const state = new Map<string, 'open' | 'done'>()
  const order: string[] = []
  for (const start of names) {
    const stack = state.has(start) ? [] : [{ name: start, next: 0 }]
    if (stack.length > 0) state.set(start, 'open')
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const source = incoming.get(top.name)?.[top.next++]
      if (!source) {
        state.set(top.name, 'done')
        order.push(top.name)
        stack.pop()
      } else if (state.get(source.from) === 'open') {
        reversed.add(source.edge)
      } else if (!state.has(source.from)) {
        state.set(source.from, 'open')
        stack.push({ name: source.from, next: 0 })
      }
    }
  }
  return { order, reversed }
}
