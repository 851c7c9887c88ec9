// Says in words what the last save added or changed, and what stood there before.
import type { Card, ChangeCounts, GroupBox } from '../protocol/scene.ts'

/** `Since the last save: data 2.0000 → 2.5000, grad 6.0000 → 7.0000.`; empty where nothing changed. */
export function describeChange({ change, data, grad }: Card): string {
  if (!change) return ''
  if (change.kind === 'added') return 'Added by the last save.'
  const parts = [
    change.data === null ? '' : `data ${change.data} → ${data}`,
    change.grad === null ? '' : `grad ${change.grad} → ${grad}`,
  ]
  return `Since the last save: ${parts.filter((part) => part !== '').join(', ')}.`
}

/** `Since the last save 12 values inside were added or changed.`; empty where none were. */
export function describeInside({ changed }: GroupBox): string {
  if (changed === 0) return ''
  return `Since the last save ${changed.toLocaleString('en-US')} ${changed === 1 ? 'value inside was' : 'values inside were'} added or changed.`
}

/** `2 added · 3 changed · 1 removed since the last save`; empty where nothing changed. */
export function describeChanges(counts: ChangeCounts | null): string {
  if (!counts) return ''
  const parts = (['added', 'changed', 'removed'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${counts[kind].toLocaleString('en-US')} ${kind}`)
  return parts.length > 0 ? `${parts.join(' · ')} since the last save` : ''
}
