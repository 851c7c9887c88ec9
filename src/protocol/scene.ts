// A scene: a laid-out graph as plain shapes and ready texts, which the webview draws without knowing how it came about.

/** A value's card: `label | data | grad`. Texts are formatted; positions are in scene units (CSS pixels at zoom 1), x and y of the centre. */
export interface Card {
  /** Unique among all shapes of the scene. */
  readonly id: number
  /** The node of the snapshot it shows; a leaf used in several groups has a card in each. */
  readonly node: number
  /** The innermost frame around it; null at the outermost. */
  readonly frame: number | null
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
  /** The magnitude of the data in the same way. */
  readonly dataBar: number
  /** Accessible name, a whole sentence. */
  readonly title: string
  readonly isLeaf: boolean
  /** What the last save made of it; null: nothing, or there is nothing to compare with. */
  readonly change: Change | null
}

/** A value that was not there before the last save, or reads otherwise now: the texts before, null for what reads the same. */
export type Change =
  { readonly kind: 'added' } | { readonly kind: 'changed'; readonly data: string | null; readonly grad: string | null }

/** How many values (constants not counted) the last save added, changed and removed, drawn or not. */
export interface ChangeCounts {
  readonly added: number
  readonly changed: number
  readonly removed: number
}

/** How numbers are spread: as texts, and as the heights (0 to 1) of the bars of a small histogram. */
export interface Spread {
  readonly min: string
  readonly mean: string
  readonly max: string
  readonly histogram: readonly number[]
  /** Magnitude of the mean of |x|, 0 to 1, on the scale of the cards' bars. */
  readonly bar: number
}

/** A closed group: calls or iterations of equal structure, drawn as one box of a fixed size. */
export interface GroupBox {
  /** Unique among all shapes of the scene. */
  readonly id: number
  readonly frame: number | null
  /** By which it is opened; outlives a run. */
  readonly key: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** `neuron`, `for i`, `Σ`. */
  readonly name: string
  /** Which ones, where they are some of more: `0–2`, or `othersRange`; else empty. */
  readonly range: string
  /** How many calls or iterations. */
  readonly count: number
  /** `33 operations each`. */
  readonly contents: string
  readonly data: Spread
  /** Of |grad|; null while unknown. */
  readonly grad: Spread | null
  /** How many computed values inside the last save added or changed; 0 where there is nothing to compare with. */
  readonly changed: number
  /** False for a chain of sums: there is nothing inside but what it says. */
  readonly canOpen: boolean
  /** Accessible name, a whole sentence. */
  readonly title: string
}

/** The range of a group of which one member is shown beside it, and the order of the others means nothing. */
export const othersRange = 'others'

/** An open group: a frame around one of its calls or iterations. */
export interface Frame {
  readonly id: number
  readonly frame: number | null
  readonly key: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly name: string
  /** Which call or iteration is shown, from 0, and of how many. */
  readonly member: number
  readonly count: number
  /** The member is one sample of a batch: the others use nothing of it, and the same parameters. */
  readonly isSample: boolean
  readonly title: string
}

/** Height of a frame's heading, in which its name stands. */
export const frameHeading = 30

/** An operation's circle, drawn before the card of its result; constants stand inside it (`×2`, `^2`). */
export interface OpCircle {
  /** Id of the card of what it computes. */
  readonly id: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly symbol: string
  /** The symbol without its constants: `×` of `×2`. */
  readonly bareSymbol: string
  readonly title: string
  /** Key of the group that it is while that is closed: a chain of sums, whose additions are inside; else null. */
  readonly opens: string | null
}

/** Edges end this far before their target, in scene units: the room of the arrow head. */
export const arrowLength = 8

/** A curve from a card to an op circle (`input`, with its local derivative) or from a circle to its card (`result`). */
export interface Edge {
  /** Unique in the scene: `a>e.0` (ids and input slot), `e.op>e`. */
  readonly key: string
  readonly kind: 'input' | 'result'
  /** Ids of cards or groups. */
  readonly from: number
  readonly to: number
  /** Which input of the op, 0 or 1; 0 for `result`. */
  readonly slot: number
  /** SVG path data of the curve, arrow head excluded. */
  readonly path: string
  /** How many edges of the graph it stands for. */
  readonly count: number
  /** Magnitude of the gradient that flows along it, 0 to 1, on the scale of the cards' bars; 0 while unknown. */
  readonly flow: number
  /** The local derivative as text, `×−3`; empty for `result`, and at a group. */
  readonly partial: string
  /** Where that text stands. */
  readonly labelX: number
  readonly labelY: number
}

export interface Scale {
  readonly min: string
  readonly max: string
}

export interface Scene {
  /** Equal for two scenes in which every shape has the same place. */
  readonly layoutKey: string
  readonly width: number
  readonly height: number
  readonly cards: readonly Card[]
  readonly ops: readonly OpCircle[]
  readonly edges: readonly Edge[]
  readonly groups: readonly GroupBox[]
  /** Outer ones before those inside them. */
  readonly frames: readonly Frame[]
  /** The numbers at both ends of the cards' bars, as texts; null where there are none. */
  readonly scales: { readonly data: Scale | null; readonly grad: Scale | null }
  /** How many values the whole graph has (constants not counted); more than `cards.length` when groups are closed. */
  readonly totalValues: number
  readonly totalOps: number
  /** Since the last save; null where there is nothing to compare with. */
  readonly changes: ChangeCounts | null
}

/** When the stages of a drawing ended, in milliseconds since 1970: what measurements need. */
export interface SceneTimes {
  readonly begun: number
  readonly folded: number
  readonly laidOut: number
  readonly built: number
}

export const noTimes: SceneTimes = { begun: 0, folded: 0, laidOut: 0, built: 0 }
