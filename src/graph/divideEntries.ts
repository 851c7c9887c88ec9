// Divides a long list of entries into parts, and many parts into parts of parts, so that every place can be read.
import { countNodes, type Entry, type Group } from './entry.ts'

/** More entries than this in one place are divided into parts of so many. */
const mostEntries = 48
const partSize = 24

/** `key`: of the place. */
export function divideEntries(entries: readonly Entry[], key: string): readonly Entry[] {
  if (entries.length <= mostEntries) return entries
  const size = Math.max(partSize, Math.ceil(entries.length / partSize))
  const parts: Group[] = []
  for (let start = 0; start < entries.length; start += size) {
    const members = entries.slice(start, start + size)
    const name = `part ${parts.length + 1}`
    const partKey = `${key}/${name}`
    parts.push({
      kind: 'group',
      key: partKey,
      name,
      members: [],
      count: 1,
      size: members.reduce((sum, entry) => sum + countNodes(entry), 0),
      isMixed: false,
      sum: null,
      list: () => divideEntries(members, partKey),
    })
  }
  return parts
}
