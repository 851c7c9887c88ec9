// Reads what a key means while the graph has the keyboard.
import type { Direction } from './nextNode.ts'

export type GraphCommand =
  | { readonly kind: 'walk'; readonly direction: Direction }
  | { readonly kind: 'choose' | 'reveal' | 'clear' | 'fit' | 'search' | 'zoomIn' | 'zoomOut' | 'goToRoot' }
  /** Of the innermost open group: another member, or choosing one by number. */
  | { readonly kind: 'memberBefore' | 'memberAfter' | 'chooseMember' }

const byKey: Readonly<Record<string, GraphCommand>> = {
  ArrowLeft: { kind: 'walk', direction: 'left' },
  ArrowRight: { kind: 'walk', direction: 'right' },
  ArrowUp: { kind: 'walk', direction: 'up' },
  ArrowDown: { kind: 'walk', direction: 'down' },
  Enter: { kind: 'reveal' },
  ' ': { kind: 'choose' },
  Escape: { kind: 'clear' },
  End: { kind: 'goToRoot' },
  f: { kind: 'fit' },
  '0': { kind: 'fit' },
  '[': { kind: 'memberBefore' },
  ']': { kind: 'memberAfter' },
  g: { kind: 'chooseMember' },
  '/': { kind: 'search' },
  '+': { kind: 'zoomIn' },
  '=': { kind: 'zoomIn' },
  '-': { kind: 'zoomOut' },
}

/** The command of a key, or null: then the key is not ours. */
export function readGraphKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): GraphCommand | null {
  if (isSearchShortcut(event)) return { kind: 'search' }
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  return Object.hasOwn(byKey, event.key) ? (byKey[event.key] ?? null) : null
}

/** Ctrl+F, or ⌘F: works wherever the keyboard is in the panel. */
export function isSearchShortcut(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'f'
}
