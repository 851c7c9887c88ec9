// Decides which shapes the active filters keep; all others step back.
import type { Edge, Scene } from '../protocol/scene.ts'
import type { Looks } from './looks.ts'
import { findFlow, leadsOutOf } from './reach.ts'
import type { SceneIndex } from './sceneIndex.ts'

/** Keys are those of the scene index; an operation goes with its value. */
export interface Kept {
  keepsNode(key: string): boolean
  keepsEdge(edge: Edge, from: string, to: string): boolean
}

/** Before the first pass no value carries gradient: then that filter waits. */
export function findKept(scene: Scene | null, index: SceneIndex, looks: Looks): Kept {
  const flow = looks.reachOf === null ? null : findFlow(index, looks.reachOf)
  const needsGradient = looks.onlyGradient && scene?.scales.grad !== null
  const isReached = (key: string): boolean => flow === null || flow.centres.has(key) || flow.outOf.has(key)
  const carries = (key: string): boolean => !needsGradient || carriesGradient(index, key)
  const isGroup = (key: string): boolean => index.groups.has(key)
  const keepsNode = (key: string): boolean => isReached(key) && carries(key)
  return {
    keepsNode,
    keepsEdge(edge, from, to) {
      // What flows through a bundle is not known by itself.
      if (isGroup(from) || isGroup(to)) {
        if (!carries(from) || !carries(to)) return false
      } else if (needsGradient && edge.flow === 0) return false
      // The short edge from a circle to its own card goes with the circle.
      if (edge.kind === 'result') return (flow === null || flow.outOf.has(to)) && carries(to)
      return flow === null || leadsOutOf(flow, from, to)
    },
  }
}

function carriesGradient({ cards, groups }: SceneIndex, key: string): boolean {
  const group = groups.get(key)
  return group ? (group.grad?.bar ?? 0) > 0 : Boolean(cards.get(key)?.gradSign)
}
