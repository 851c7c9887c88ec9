// How a node of many inputs lies on the tape: its codes, and the list of its operands.

/** Codes of the ops of many inputs, above those of the table: a snapshot holds what they stand for, never themselves. */
export const DOT = 254
export const SUM = 255

export function hasManyInputs(code: number): boolean {
  return code >= DOT
}

/**
 * The operands of such a node are `in1` entries of `tape.operands` from `in0` on. The first is the site of the function
 * that the chain seems to be made in; then, where their number is odd for a dot, what the sum starts with; then the pairs
 * of a dot or the terms of a sum. An operand is a node, or −1 − k for the plain number k of `tape.constants`.
 */
export const operandsBefore = 1
