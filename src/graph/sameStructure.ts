// Tells whether two runs made graphs of one structure, so that what was found out about the first holds for the second.
import type { SignedColumn, DrawableSnapshot, UnsignedColumn } from '../protocol/snapshot.ts'

type Column = SignedColumn | UnsignedColumn

/** Equal but for numbers: the same operations of the same inputs at the same sites in the same scopes, with the same names. */
export function isSameStructure(one: DrawableSnapshot, other: DrawableSnapshot): boolean {
  const [a, b] = [one.graph, other.graph]
  return (
    areSame(a.in0, b.in0) &&
    areSame(a.in1, b.in1) &&
    areSame(a.op, b.op) &&
    areSame(a.site, b.site) &&
    areSame(a.scope, b.scope) &&
    areSame(a.label, b.label) &&
    areSame(one.scopes.parent, other.scopes.parent) &&
    areSame(one.scopes.site, other.scopes.site) &&
    areSame(one.scopes.index, other.scopes.index) &&
    writeSites(one) === writeSites(other) &&
    one.strings.length === other.strings.length &&
    one.strings.every((text, at) => text === other.strings[at])
  )
}

/** Byte by byte: a loop over columns of six types would take twenty times as long. */
function areSame(one: Column, other: Column): boolean {
  return one.BYTES_PER_ELEMENT === other.BYTES_PER_ELEMENT && viewBytes(one).equals(viewBytes(other))
}

function viewBytes({ buffer, byteOffset, byteLength }: Column): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

function writeSites({ program }: DrawableSnapshot): string {
  return JSON.stringify(program.sites.map(({ kind, label }) => [kind, label]))
}
