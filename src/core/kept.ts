// What is told of nodes that stay on the tape while others are dropped.

/** What stays when nodes are dropped. */
export interface Kept {
  /** By node: 1 for one that stays, else 0. */
  readonly marks: Uint8Array
  /** By node its new place; for one that is dropped, and the end of the tape, that of the next one that stays. */
  readonly places: Int32Array
}
