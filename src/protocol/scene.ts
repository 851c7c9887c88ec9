// A scene: a laid-out graph as plain shapes and ready texts, which the webview draws without knowing how it came about.

/** A value's card: `label | data | grad`. Texts are formatted; positions are in scene units (CSS pixels at zoom 1), x and y of the centre. */
export interface Card {
  readonly id: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Full label; empty for a value without a name, whose card has no label cell. */
  readonly label: string
  /** The label as it fits into its cell (the end of a long path, after `…`), and the width of that cell. */
  readonly labelText: string
  readonly labelWidth: number
  readonly data: string
  /** `–` while no pass has reached the node. */
  readonly grad: string
  /** Sign of the gradient; null while unknown. */
  readonly gradSign: -1 | 0 | 1 | null
  /** Length of the magnitude bar, 0 to 1, log scale over this scene. */
  readonly gradBar: number
  /** Accessible name, a whole sentence. */
  readonly title: string
  readonly isLeaf: boolean
}

/** An operation's circle, drawn before the card of its result; constants stand inside it (`×2`, `^2`). */
export interface OpCircle {
  /** Id of the node it computes. */
  readonly id: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly symbol: string
  readonly title: string
}

/** Edges end this far before their target, in scene units: the room of the arrow head. */
export const arrowLength = 8

/** A curve from a card to an op circle (`input`, with its local derivative) or from a circle to its card (`result`). */
export interface Edge {
  /** Stable key, unique in the scene: `a>e.0` (ids and input slot), `e.op>e`. */
  readonly key: string
  readonly kind: 'input' | 'result'
  readonly from: number
  readonly to: number
  /** Which input of the op, 0 or 1; 0 for `result`. */
  readonly slot: number
  /** SVG path data of the curve, arrow head excluded. */
  readonly path: string
  /** The local derivative as text, `×−3`; empty for `result`. */
  readonly partial: string
  /** Where that text stands. */
  readonly labelX: number
  readonly labelY: number
}

export interface Scene {
  /** Equal for two scenes in which every shape has the same place. */
  readonly layoutKey: string
  readonly width: number
  readonly height: number
  readonly cards: readonly Card[]
  readonly ops: readonly OpCircle[]
  readonly edges: readonly Edge[]
  /** How many values the whole graph has (constants not counted); more than `cards.length` when the scene shows a part. */
  readonly totalValues: number
  readonly totalOps: number
}
