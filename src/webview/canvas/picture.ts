// What one frame on the canvas is painted from: how the scene is looked at, and in which colours.
import { findHeat } from '../heat.ts'
import type { Kept } from '../findKept.ts'
import type { Looks } from '../looks.ts'
import type { FlowMarks, Marks, ShapeMarks } from '../marks.ts'
import type { DetailLevel } from './detailLevel.ts'
import type { Palette, Tint } from './palette.ts'
import type { PaintedShape } from './paintedScene.ts'

export interface Picture {
  readonly palette: Palette
  readonly level: DetailLevel
  /** There are so many shapes that what belongs to them steps back. */
  readonly isCrowded: boolean
  /** The zoom. */
  readonly k: number
  readonly marks: Marks
  readonly kept: Kept
  readonly looks: Looks
  readonly showPartials: boolean
  /** The numbers are not current. */
  readonly isOld: boolean
  /** … and will not be soon: cards are hatched. */
  readonly hatch: CanvasPattern | null
  /** The keyboard is on the graph, and can be seen to be. */
  readonly hasFocus: boolean
  /** What the pointer is on, where that is a button of a frame. */
  readonly hoveredButton: { readonly frame: number; readonly action: string } | null
}

/** Opacities of what steps back, as in the style sheet. */
const faded = 0.07
const notFound = 0.4

/** null: not heated. */
export function findTint({ looks, palette }: Picture, { shape }: PaintedShape): Tint | null {
  const heat = findHeat(shape, looks.heat)
  return heat === null ? null : palette.findTint(heat)
}

export function findShapeOpacity(picture: Picture, key: string, marks: ShapeMarks): number {
  if (!picture.kept.keepsNode(key) && !marks.isSelected && !marks.isMatch) return faded
  if (picture.marks.isSearching && !marks.isMatch) return notFound
  return findFocus(picture, marks)
}

/** Of circles, edges and what stands on them. */
export function findOpacity(picture: Picture, isKept: boolean, marks: FlowMarks): number {
  if (!isKept) return faded
  return picture.marks.isSearching ? notFound : findFocus(picture, marks)
}

function findFocus({ marks: { isFocusing }, palette }: Picture, { isLit }: FlowMarks): number {
  if (!isFocusing || isLit) return 1
  return palette.isHighContrast ? 0.45 : 0.28
}

/** Stroke of a circle, a pill or an edge; `usual` where nothing is marked. */
export function findStroke({ palette, marks }: Picture, { isLit, isOnPath }: FlowMarks, usual: string): string {
  if (isOnPath) return palette.accent
  return marks.isFocusing && isLit ? palette.text : usual
}
