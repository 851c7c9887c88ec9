// Finds what flows into a value and what it flows into.
import type { SceneIndex } from './sceneIndex.ts'

/** All keys that can be reached from `start` along `links`, without `start` itself. */
export function collectReach(links: ReadonlyMap<string, readonly string[]>, start: string): Set<string> {
  const reached = new Set<string>()
  const pending = [start]
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    for (const next of links.get(key) ?? []) {
      if (next === start || reached.has(next)) continue
      reached.add(next)
      pending.push(next)
    }
  }
  return reached
}

/** What lights up around a value: `into` holds its ancestors, `outOf` its descendants. */
export interface Flow {
  readonly centre: string
  readonly into: ReadonlySet<string>
  readonly outOf: ReadonlySet<string>
}

export function findFlow(index: SceneIndex, centre: string): Flow {
  return { centre, into: collectReach(index.inputs, centre), outOf: collectReach(index.consumers, centre) }
}

export function isInFlow(flow: Flow, key: string): boolean {
  return key === flow.centre || flow.into.has(key) || flow.outOf.has(key)
}

/** The edge (or the op circle with its result) leads towards the centre or away from it, not past it. */
export function isEdgeInFlow(flow: Flow, from: string, to: string): boolean {
  return leadsInto(flow, from, to) || leadsOutOf(flow, from, to)
}

/** The edge lies on a path from the centre to the root. */
export function leadsOutOf(flow: Flow, from: string, to: string): boolean {
  return flow.outOf.has(to) && (from === flow.centre || flow.outOf.has(from))
}

function leadsInto(flow: Flow, from: string, to: string): boolean {
  return flow.into.has(from) && (to === flow.centre || flow.into.has(to))
}
