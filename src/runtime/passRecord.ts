// Records what every pass of a run was like: its loss, and for each layer the gradients and the step that followed.
import type { Engine } from '../core/engine.ts'
import type { PassHistory, RunTraining } from '../protocol/training.ts'
import { countBins } from './histogram.ts'

/** A leaf that at least two passes reached, in whatever version. */
interface Parameter {
  /** Its version at the latest pass. */
  node: number
  /** Its data at that pass. */
  data: number
  readonly group: number
}

/** Sums of squares of one group at one pass. */
interface GroupSums {
  grad: number
  data: number
  step: number
}

interface Entry {
  readonly pass: number
  readonly loss: number
  readonly sums: GroupSums[]
  hasStep: boolean
}

/** A leaf that only the latest pass reached: sample or parameter, the next pass will tell. */
interface Candidate {
  readonly node: number
  readonly data: number
  readonly grad: number
}

export interface PassRecord {
  /** To be called when the gradients of a pass are there. */
  readonly note: (root: number, leaves: readonly number[]) => void
  /**
   * Null where there were fewer passes than `least`, two where left out. Where there was but one, all that it reached are
   * parameters.
   */
  readonly finish: (least?: number) => RunTraining | null
}

export const maxEntries = 500
export const maxGroups = 100
const otherGroup = 'others'

/** `findPaths` tells the paths of the leaves that the program holds now; it is asked rarely. */
export function createPassRecord(engine: Engine, findPaths: () => ReadonlyMap<number, string>): PassRecord {
  const { tape, labels } = engine
  const { findNewest, readData, readGrad } = tape
  const parameters: Parameter[] = []
  const names: string[] = []
  let entries: Entry[] = []
  let latest: Entry | null = null
  let candidates: Candidate[] = []
  let passes = 0
  let stride = 1

  /** The step between the latest pass and now. */
  function noteStep(entry: Entry): void {
    for (const parameter of parameters) {
      const newest = findNewest(parameter.node)
      if (newest !== parameter.node) entry.hasStep = true
      parameter.node = newest
      const data = readData(parameter.node)
      const sums = sumsOf(entry, parameter.group)
      const step = data - parameter.data
      sums.data += parameter.data * parameter.data
      sums.step += step * step
      parameter.data = data
    }
  }

  /** What the latest pass reached and this one reaches again is a parameter. */
  function sortLeaves(leaves: readonly number[]): void {
    if (hasOnlyParameters(leaves)) {
      candidates = []
      return
    }
    const reached = new Set(leaves.map(findNewest))
    const known = new Set(parameters.map(({ node }) => node))
    const again = candidates.filter(({ node }) => reached.has(findNewest(node)) && !known.has(findNewest(node)))
    adopt(again)
    for (const { node } of again) known.add(findNewest(node))
    candidates = [...reached]
      .filter((node) => !known.has(node))
      .map((node) => ({ node, data: readData(node), grad: readGrad(node) }))
  }

  /** Passes over one network reach its leaves in one order: most passes are told by looking along it. */
  function hasOnlyParameters(leaves: readonly number[]): boolean {
    return leaves.length === parameters.length && leaves.every((leaf, i) => findNewest(leaf) === parameters[i]?.node)
  }

  /** Counts new parameters in at the pass before, which reached them too. */
  function adopt(found: readonly Candidate[]): void {
    if (found.length === 0) return
    const paths = findPaths()
    for (const { node, data, grad } of found) {
      const newest = findNewest(node)
      const group = findGroup(paths.get(newest) ?? labels.get(newest) ?? '')
      parameters.push({ node: newest, data: readData(newest), group })
      if (latest === null) continue
      if (newest !== node) latest.hasStep = true
      const sums = sumsOf(latest, group)
      sums.grad += grad * grad
      sums.data += data * data
      sums.step += (readData(newest) - data) ** 2
    }
  }

  function adoptAlone(): void {
    const entry = latest
    latest = null
    adopt(candidates)
    latest = entry
  }

  function findGroup(path: string): number {
    const name = nameGroup(path)
    const at = names.indexOf(name)
    if (at >= 0) return at
    if (names.length < maxGroups - 1 || name === otherGroup) return names.push(name) - 1
    return findGroup(otherGroup)
  }

  function keep(entry: Entry): void {
    const last = entries.at(-1)
    if (last && last.pass % stride !== 0) entries.pop()
    entries.push(entry)
    if (entries.length <= maxEntries) return
    stride *= 2
    entries = entries.filter((kept) => kept.pass % stride === 0 || kept === entry)
  }

  function note(root: number, leaves: readonly number[]): void {
    if (latest) noteStep(latest)
    sortLeaves(leaves)
    const entry: Entry = { pass: passes++, loss: readData(root), sums: [], hasStep: false }
    for (const { node, group } of parameters) {
      const grad = readGrad(node)
      sumsOf(entry, group).grad += grad * grad
    }
    keep(entry)
    latest = entry
  }

  function finish(least = 2): RunTraining | null {
    if (passes < least || latest === null) return null
    if (passes === 1) adoptAlone()
    const finalGrads = parameters.map(({ node }) => readGrad(node))
    const finalData = parameters.map(({ data }) => data)
    noteStep(latest)
    const sumsAt = (entry: Entry, group: number): GroupSums => entry.sums[group] ?? { grad: 0, data: 0, step: 0 }
    const history: PassHistory = {
      pass: entries.map(({ pass }) => pass),
      epoch: entries.map(() => null),
      loss: entries.map(({ loss }) => loss),
      validation: entries.map(() => null),
      groups: names.map((name, group) => {
        const isOwn = (_: unknown, i: number): boolean => parameters[i]?.group === group
        const weights = finalData.filter(isOwn)
        return {
          name,
          count: weights.length,
          gradientNorm: entries.map((entry) => Math.sqrt(sumsAt(entry, group).grad)),
          updateRatio: entries.map((entry) => {
            const { step, data } = sumsAt(entry, group)
            // Of weights that are all 0 no step is a part.
            return entry.hasStep && data > 0 ? Math.sqrt(step) / Math.sqrt(data) : null
          }),
          weights: countBins(weights),
          gradients: countBins(finalGrads.filter(isOwn)),
        }
      }),
    }
    return { history, plots: [], passes }
  }

  return { note, finish }
}

function sumsOf(entry: Entry, group: number): GroupSums {
  return (entry.sums[group] ??= { grad: 0, data: 0, step: 0 })
}

/** `layers[0].neurons[2].w[1]` → `layers[0]`; `w[3][1]` → `w`, whose elements are no layers. */
export function nameGroup(path: string): string {
  const layer = /^[^[]*\[[^\]]*\](?=\.)/.exec(path)?.[0]
  return layer ?? (path.replace(/\[.*$/s, '') || otherGroup)
}
