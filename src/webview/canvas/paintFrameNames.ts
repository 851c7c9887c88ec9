// Writes the names of large frames over a graph seen from afar, as on a map: where there is room, outer ones first.
import type { Frame } from '../../protocol/scene.ts'
import type { Pen } from './pen.ts'
import type { Picture } from './picture.ts'

/** On the screen, in pixels. */
const size = 11
const padding = 3
const rowHeight = size + 2 * padding

interface Place {
  readonly left: number
  readonly top: number
  readonly right: number
}

export function paintFrameNames(pen: Pen, { palette, k }: Picture, frames: readonly Frame[]): void {
  const taken: Place[] = []
  for (const { name, x, y, width, height } of frames) {
    const wide = pen.measure(name, size / k, palette.code, 600) * k + 2 * padding
    if (wide > width * k || rowHeight > height * k) continue
    const [left, top] = [(x - width / 2) * k, (y - height / 2) * k]
    const place = { left, top, right: left + wide }
    if (taken.some((other) => areClose(other, place))) continue
    taken.push(place)
    pen.at(x - width / 2, y - height / 2, 1 / k, 0.9, () => {
      pen.fillBox(0, 0, wide, rowHeight, palette.ground, 3)
      pen.write(name, padding, rowHeight / 2, { size, family: palette.code, weight: 600, colour: palette.text })
    })
  }
}

function areClose(one: Place, other: Place): boolean {
  return one.left < other.right && other.left < one.right && Math.abs(one.top - other.top) < rowHeight
}
