// What the host and the layout worker say to each other.

/** A graph to lay out, left to right: boxes of fixed size and directed edges between them. */
export interface LayoutInput {
  readonly boxes: readonly LayoutBox[]
  /** Pairs of box indices, in drawing order of the target's inputs; a box comes after those it has edges from. */
  readonly edges: readonly (readonly [from: number, to: number])[]
}

export interface LayoutBox {
  readonly width: number
  readonly height: number
  /** `quiet`: nothing is written on the edges that end there; `port`: there an edge crosses the border around the graph. */
  readonly kind?: 'quiet' | 'port'
}

/** Centres of the boxes and Bézier paths of the edges, in the order of the input; y grows downwards. */
export interface LayoutResult {
  readonly width: number
  readonly height: number
  readonly centres: readonly (readonly [x: number, y: number])[]
  /** Control points x0 y0 x1 y1 …: a start point and then three points a cubic segment, ending an arrow head early. */
  readonly curves: readonly (readonly number[])[]
}

export type ToLayout = { readonly type: 'layout'; readonly request: number; readonly input: LayoutInput }

export type FromLayout =
  | { readonly type: 'ok'; readonly request: number; readonly result: LayoutResult }
  | { readonly type: 'error'; readonly request: number; readonly message: string }
