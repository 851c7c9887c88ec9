// Writes the path of calls and loop iterations in which a node was made.
import type { Snapshot } from '../protocol/snapshot.ts'

/** `MLP › for i[3]`: iterations always with their number, calls from the second on; empty at top level. */
export function writeScopePath({ scopes, program }: Snapshot, scope: number): string {
  const parts: string[] = []
  for (let current = scope; current !== 0; current = scopes.parent[current] ?? 0) {
    const index = scopes.index[current] ?? 0
    const { kind, label } = program.sites[scopes.site[current] ?? 0] ?? {}
    const name = label ?? (kind === 'loop' ? 'loop' : 'function')
    parts.unshift(kind === 'loop' || index > 0 ? `${name}[${index}]` : name)
  }
  return parts.join(' › ')
}
