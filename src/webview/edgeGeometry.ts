// Widths of edges and of the pills on them, so that every renderer draws the same.
import type { Edge } from '../protocol/scene.ts'

const pillHeight = 18
/** Widest advance of a character at the pill's text size. */
const characterWidth = 6.7
const pillPadding = 7
const widestBundle = 5

/** A bundle is the wider the more edges it stands for. */
export function measureBundle(count: number): number {
  return Math.min(1.4 + Math.log2(count) * 0.55, widestBundle)
}

export function measurePill(words: string): { readonly width: number; readonly height: number } {
  return { width: Math.max(words.length * characterWidth + 2 * pillPadding, pillHeight), height: pillHeight }
}

export interface EdgeState {
  /** Lit, or on the path to the root. */
  readonly isMarked: boolean
  readonly isOnPath: boolean
  /** Widths say how much gradient flows. */
  readonly isFlowing: boolean
  /** The zoom where the graph is seen from afar, else null. */
  readonly farZoom: number | null
}

/** Width of an edge in scene units: the same as the style sheet's. */
export function measureEdge({ count, flow }: Pick<Edge, 'count' | 'flow'>, state: EdgeState): number {
  const { isMarked, isOnPath, isFlowing, farZoom } = state
  const bundle = count > 1 ? measureBundle(count) : 0
  if (farZoom !== null) {
    if (isFlowing) return Math.min((0.6 + 2.4 * flow) / farZoom, 2 + 12 * flow)
    if (isMarked) return Math.max(Math.min(1.6 / farZoom, 8), bundle)
    return Math.max(Math.min(0.9 / farZoom, 5), bundle)
  }
  if (isFlowing) return 1 + 3 * flow
  if (isMarked) return Math.max(isOnPath ? 2.4 : 2.2, bundle)
  return bundle || 1.4
}
