// Which shapes and edges are lit, selected, found … : what is hovered and chosen, as marks that a renderer draws.
import { listOpenAround } from './groupFocus.ts'
import type { PanelModel } from './panelModel.ts'
import { findFlow, isEdgeInFlow, isInFlow, leadsOutOf } from './reach.ts'
import { listTwins } from './sceneIndex.ts'

/** Part of what is hovered, and on a path from what is selected to the root. */
export interface FlowMarks {
  readonly isLit: boolean
  readonly isOnPath: boolean
}

export interface ShapeMarks extends FlowMarks {
  readonly isSelected: boolean
  /** Another card of the selected value. */
  readonly isTwin: boolean
  readonly isActive: boolean
  readonly isUnderCursor: boolean
  readonly isMatch: boolean
  readonly isShownMatch: boolean
}

/** Keys are those of the scene index. */
export interface Marks {
  /** Something is hovered: what is not lit steps back. */
  readonly isFocusing: boolean
  /** What does not match steps back. */
  readonly isSearching: boolean
  /** Keys of the open groups around what is chosen. */
  readonly around: ReadonlySet<string>
  /** Keys of what is chosen or found. */
  readonly marked: ReadonlySet<string>
  markShape(key: string): ShapeMarks
  /** An operation's circle takes part wherever its value does. */
  markOp(key: string): FlowMarks
  /** Keys of the shapes that the edge joins; the short edge from a circle to its own card goes with the circle. */
  markEdge(from: string, to: string): FlowMarks
}

/** Most shapes and edges have no mark: they share these. */
const noFlow: FlowMarks = { isLit: false, isOnPath: false }
const noMarks: ShapeMarks = {
  ...noFlow,
  isSelected: false,
  isTwin: false,
  isActive: false,
  isUnderCursor: false,
  isMatch: false,
  isShownMatch: false,
}

export function findMarks(model: PanelModel): Marks {
  const { index, selected, active } = model
  const hovered = model.hovered === null ? null : findFlow(index, model.hovered)
  const chosen = selected === null ? null : findFlow(index, selected)
  const matches = new Set(model.matches)
  const shownMatch = model.matches[model.match]
  const underCursor = new Set(model.cursor === null ? [] : listTwins(index, model.cursor))
  const twins = new Set(selected === null ? [] : listTwins(index, selected))
  const marked = new Set([...matches, ...underCursor, ...twins, ...(active === null ? [] : [active])])
  const hasFlow = hovered !== null || chosen !== null
  function markOp(key: string): FlowMarks {
    if (!hasFlow) return noFlow
    return {
      isLit: hovered !== null && isInFlow(hovered, key),
      isOnPath: chosen !== null && chosen.outOf.has(key),
    }
  }
  return {
    isFocusing: hovered !== null,
    isSearching: model.query.trim() !== '',
    around: new Set(listOpenAround(model).map((frame) => frame.key)),
    marked,
    markShape(key) {
      if (!hasFlow && !marked.has(key)) return noMarks
      return {
        ...markOp(key),
        isSelected: key === selected,
        isTwin: key !== selected && twins.has(key),
        isActive: key === active,
        isUnderCursor: underCursor.has(key),
        isMatch: matches.has(key),
        isShownMatch: key === shownMatch,
      }
    },
    markOp,
    markEdge(from, to) {
      if (!hasFlow) return noFlow
      if (from === to) return markOp(to)
      return {
        isLit: hovered !== null && isEdgeInFlow(hovered, from, to),
        isOnPath: chosen !== null && leadsOutOf(chosen, from, to),
      }
    },
  }
}
