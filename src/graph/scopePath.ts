// Writes the path of calls and loop iterations in which a node was made.
import type { Snapshot } from '../protocol/snapshot.ts'

/** `MLP › for i[3]`: iterations always with their number, calls from the second on; empty at top level. */
export function writeScopePath({ scopes, program }: Snapshot, scope: number): string {
  const parts: string[] = []
  for (let current = scope; current !== 0; current = scopes[current]?.parent ?? 0) {
    const { site = 0, index = 0 } = scopes[current] ?? {}
    const { kind, label } = program.sites[site] ?? {}
    const name = label ?? (kind === 'loop' ? 'loop' : 'function')
    parts.unshift(kind === 'loop' || index > 0 ? `${name}[${index}]` : name)
  }
  return parts.join(' › ')
}
