// The panel's state and how it changes: pure functions from one model to the next.
import type { Explanation } from '../protocol/explanation.ts'
import type { GroupChoices, PanelState } from '../protocol/panelMessages.ts'
import type { Scene } from '../protocol/scene.ts'
import { findMatches } from './findMatches.ts'
import type { FoundList } from './foundList.ts'
import { plainLooks, type Looks } from './looks.ts'
import { freshMemory, type FileMemory } from './panelMemory.ts'
import { buildSceneIndex, emptyIndex, findKeyOfNode, findRootKey, type SceneIndex } from './sceneIndex.ts'

/** Values are named by the keys of the scene index, which outlive a run. */
export interface PanelModel {
  readonly state: PanelState | null
  readonly index: SceneIndex
  readonly selected: string | null
  /** Where the keyboard stands, and where it stood before. */
  readonly active: string | null
  readonly cameFrom: string | null
  readonly hovered: string | null
  /** The value whose code holds the editor's cursor. */
  readonly cursor: string | null
  readonly explanation: Explanation | null
  readonly query: string
  readonly matches: readonly string[]
  /** Which of the matches is shown; −1 where the list of all is at one that is not drawn. */
  readonly match: number
  /** What the query finds in the whole graph, where the host was asked and has answered. */
  readonly found: FoundList | null
  readonly showPartials: boolean
  readonly looks: Looks
  /** What is open is what there was to open: the user asked for all of it, and has not chosen otherwise since. */
  readonly wantsAllOpen: boolean
}

export const initialModel: PanelModel = {
  state: null,
  index: emptyIndex,
  selected: null,
  active: null,
  cameFrom: null,
  hovered: null,
  cursor: null,
  explanation: null,
  query: '',
  matches: [],
  match: 0,
  found: null,
  showPartials: true,
  looks: plainLooks,
  wantsAllOpen: false,
}

/** Takes the host's new state; what was chosen stays chosen where it still exists, and another file brings its own memory. */
export function receiveState(
  model: PanelModel,
  state: PanelState,
  recall: (fileUri: string) => FileMemory,
): PanelModel {
  const isSameFile = model.state?.fileUri === state.fileUri
  const memory = state.fileUri === null ? freshMemory : recall(state.fileUri)
  const { selected: wasSelected, showPartials, looks } = memory
  const base = isSameFile ? model : { ...initialModel, selected: wasSelected, showPartials, looks }
  const index = indexScene(state.scene, model)
  const keep = (key: string | null): string | null => (key !== null && index.shapes.has(key) ? key : null)
  // Without a scene there is nothing to lose the selection to: it waits for the next one.
  const selected = state.scene ? keep(base.selected) : base.selected
  const reachOf = state.scene ? keep(base.looks.reachOf) : base.looks.reachOf
  const matches = findMatches(index, base.query)
  return {
    ...base,
    state,
    index,
    looks: reachOf === base.looks.reachOf ? base.looks : { ...base.looks, reachOf },
    selected,
    active: keep(base.active) ?? keep(selected),
    cameFrom: keep(base.cameFrom),
    hovered: keep(base.hovered),
    cursor: findKeyOfNode(index, state.cursor),
    explanation: selected === null ? null : base.explanation,
    matches,
    match: Math.max(Math.min(base.match, matches.length - 1), 0),
    wantsAllOpen: base.wantsAllOpen && hasSameChoices(model.state?.choices, state.choices),
  }
}

function hasSameChoices(one: GroupChoices | undefined, other: GroupChoices): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Chooses a value (or none); the keyboard goes there as well. */
export function selectNode(model: PanelModel, key: string | null): PanelModel {
  if (key === null) return { ...model, selected: null, explanation: null }
  return { ...model, selected: key, active: key, cameFrom: key === model.active ? model.cameFrom : model.active }
}

/** Looks for labels; the best match is shown at once. What the whole graph holds stays in sight until the host answers. */
export function search(model: PanelModel, query: string): PanelModel {
  const found = query.trim() === '' ? null : model.found
  return goToMatch({ ...model, query, found, matches: findMatches(model.index, query) }, 0)
}

/** Shows the match so many further on, around the end. */
export function cycleMatch(model: PanelModel, step: 1 | -1): PanelModel {
  const count = model.matches.length
  return count === 0 ? model : goToMatch(model, (model.match + step + count) % count)
}

/** Shows what the whole graph holds; of the drawn matches the one the list is at. */
export function showFound(model: PanelModel, found: FoundList): PanelModel {
  const node = found.values[found.at]?.node ?? null
  const key = findKeyOfNode(model.index, node)
  return goToMatch({ ...model, found }, key === null ? -1 : model.matches.indexOf(key))
}

/** Where a walk by keyboard starts. */
export function findStart(model: PanelModel): string | null {
  return model.active ?? model.selected ?? model.cursor ?? findRootKey(model.index)
}

/** The node a card shows; null for a group, which shows many. */
export function findNode(model: PanelModel, key: string | null): number | null {
  return key === null ? null : (model.index.cards.get(key)?.node ?? null)
}

function goToMatch(model: PanelModel, match: number): PanelModel {
  return { ...model, match, active: model.matches[match] ?? model.active }
}

function indexScene(scene: Scene | null, model: PanelModel): SceneIndex {
  if (scene === null) return emptyIndex
  return scene === model.state?.scene ? model.index : buildSceneIndex(scene)
}
