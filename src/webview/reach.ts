// Finds what flows into a value and what it flows into.
import { listTwins, type SceneIndex } from './sceneIndex.ts'

/** All keys that can be reached from `starts` along `links`, without the starts themselves. */
export function collectReach(
  links: ReadonlyMap<string, readonly string[]>,
  starts: ReadonlySet<string>,
): ReadonlySet<string> {
  const reached = new Set<string>()
  const pending = [...starts]
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    for (const next of links.get(key) ?? []) {
      if (starts.has(next) || reached.has(next)) continue
      reached.add(next)
      pending.push(next)
    }
  }
  return reached
}

/** What lights up around a value or a group: `into` holds its ancestors, `outOf` its descendants. */
export interface Flow {
  /** A leaf drawn in several groups has several. */
  readonly centres: ReadonlySet<string>
  readonly into: ReadonlySet<string>
  readonly outOf: ReadonlySet<string>
}

export function findFlow(index: SceneIndex, centre: string): Flow {
  const centres = new Set(listTwins(index, centre))
  return { centres, into: collectReach(index.inputs, centres), outOf: collectReach(index.consumers, centres) }
}

export function isInFlow(flow: Flow, key: string): boolean {
  return flow.centres.has(key) || flow.into.has(key) || flow.outOf.has(key)
}

/** The edge (or the op circle with its result) leads towards the centre or away from it, not past it. */
export function isEdgeInFlow(flow: Flow, from: string, to: string): boolean {
  return leadsInto(flow, from, to) || leadsOutOf(flow, from, to)
}

/** The edge lies on a path from the centre to the root. */
export function leadsOutOf(flow: Flow, from: string, to: string): boolean {
  return flow.outOf.has(to) && (flow.centres.has(from) || flow.outOf.has(from))
}

function leadsInto(flow: Flow, from: string, to: string): boolean {
  return flow.into.has(from) && (flow.centres.has(to) || flow.into.has(to))
}
