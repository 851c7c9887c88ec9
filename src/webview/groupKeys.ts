// Names closed groups by keys that outlive a run, and tells which call or iteration a click on one of them means.
import { othersRange, type Frame, type GroupBox, type Scene } from '../protocol/scene.ts'

/** Key → closed group. The rest of an open group stands before and after its frame, and keeps its place when another member is shown. */
export function nameGroups(scene: Pick<Scene, 'groups' | 'frames'>): Map<string, GroupBox> {
  const named = new Map<string, GroupBox>()
  for (const group of scene.groups.toSorted((one, other) => one.id - other.id)) {
    const frame = scene.frames.find(({ key }) => key === group.key)
    const side = frame ? (isBefore(group, frame) ? '<' : '>') : ''
    let key = `[${group.key}]${side}`
    while (named.has(key)) key += '+'
    named.set(key, group)
  }
  return named
}

/** The member nearest to the one shown, of those a box beside its frame stands for; of all others the next. */
export function findNearestMember(group: GroupBox, frame: Frame): number {
  if (group.range === othersRange) return frame.member + 1 < frame.count ? frame.member + 1 : frame.member - 1
  const [first, last] = readRange(group)
  return isBefore(group, frame) ? last : first
}

function isBefore(group: GroupBox, frame: Frame): boolean {
  return group.range !== othersRange && readRange(group)[0] < frame.member
}

/** `4–15` → 4 and 15. */
function readRange({ range }: GroupBox): [first: number, last: number] {
  const numbers = [...range.matchAll(/\d+/g)].map(Number)
  const [first = 0] = numbers
  return [first, numbers.at(-1) ?? first]
}
