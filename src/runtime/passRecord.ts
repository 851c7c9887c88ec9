// Records what every pass of a run was like: its loss, and for each layer the gradients and the step that followed.
import type { Kept } from '../core/kept.ts'
import type { Engine } from '../core/engine.ts'
import type { PassHistory } from '../protocol/training.ts'
import { countBins } from './histogram.ts'
import { createThinnedRows } from './thinnedRows.ts'

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
  readonly epoch: number | null
  readonly loss: number
  readonly sums: GroupSums[]
  hasStep: boolean
}

/** What the program measured after a pass. */
interface HeldOut {
  readonly pass: number
  readonly loss: number
}

/** A leaf that only the latest pass reached: sample or parameter, the next pass will tell. */
interface Candidate {
  node: number
  readonly data: number
  readonly grad: number
}

export interface PassRecord {
  /** To be called when the gradients of a pass are there. */
  readonly note: (root: number, leaves: readonly number[], epoch?: number | null) => void
  /** The loss on held-out data belongs to the latest pass. */
  readonly noteValidation: (loss: number) => void
  /** Follows the leaves to their new places on the tape; one that is dropped is a parameter no more. */
  readonly follow: (kept: Kept) => void
  /**
   * Null where there were fewer passes than two. `isAtPass`: at the end of a pass, after which the program goes on; then one
   * is enough, and where there was but one, all that it reached are parameters.
   */
  readonly finish: (isAtPass?: boolean) => PassHistory | null
}

export const maxEntries = 500
export const maxGroups = 100
const otherGroup = 'others'

/** `findPaths` tells the paths of the leaves that the program holds now; it is asked rarely. */
export function createPassRecord(engine: Engine, findPaths: () => ReadonlyMap<number, string>): PassRecord {
  const { tape, labels } = engine
  const { findNewest, readData, readGrad } = tape
  let parameters: Parameter[] = []
  const names: string[] = []
  const { rows: entries, add: keep } = createThinnedRows<Entry>(maxEntries)
  const heldOut = createThinnedRows<HeldOut>(maxEntries)
  let latest: Entry | null = null
  let candidates: Candidate[] = []
  let passes = 0

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
    const isFound = new Set(found.map(({ node }) => findNewest(node)))
    // a pass reaches the last layer first; the program holds the first one first
    for (const [node, path] of paths) if (isFound.has(node)) findGroup(path)
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

  /** What the record is where all that the only pass reached counts; the next pass may tell otherwise. */
  function withCandidates<T>(read: () => T): T {
    const [entry, known, count] = [latest, parameters, names.length]
    parameters = [...known]
    latest = null
    adopt(candidates)
    const found = read()
    parameters = known
    names.length = count
    latest = entry
    return found
  }

  function findGroup(path: string): number {
    const name = nameGroup(path)
    const at = names.indexOf(name)
    if (at >= 0) return at
    if (names.length < maxGroups - 1 || name === otherGroup) return names.push(name) - 1
    return findGroup(otherGroup)
  }

  function note(root: number, leaves: readonly number[], epoch: number | null = null): void {
    if (latest) noteStep(latest)
    sortLeaves(leaves)
    const entry: Entry = { pass: passes++, epoch, loss: readData(root), sums: [], hasStep: false }
    for (const { node, group } of parameters) {
      const grad = readGrad(node)
      sumsOf(entry, group).grad += grad * grad
    }
    keep(entry)
    latest = entry
  }

  function finish(isAtPass = false): PassHistory | null {
    if (passes < (isAtPass ? 1 : 2) || latest === null) return null
    if (passes === 1) return withCandidates(write)
    const last = latest
    // Of the latest pass the step is still to come.
    return write(isAtPass ? undefined : () => noteStep(last))
  }

  function write(complete?: () => void): PassHistory {
    const finalGrads = parameters.map(({ node }) => readGrad(node))
    const finalData = parameters.map(({ data }) => data)
    complete?.()
    const sumsAt = (entry: Entry, group: number): GroupSums => entry.sums[group] ?? { grad: 0, data: 0, step: 0 }
    return {
      pass: entries.map(({ pass }) => pass),
      epoch: entries.map(({ epoch }) => epoch),
      loss: entries.map(({ loss }) => loss),
      validation: spreadOver(entries, heldOut.rows),
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
  }

  /** The newest version is kept wherever one is, and the step is told by its data. */
  function follow({ marks, places }: Kept): void {
    const has = (node: number): boolean => marks[node] === 1
    for (const leaf of [...parameters, ...candidates]) leaf.node = has(leaf.node) ? leaf.node : findNewest(leaf.node)
    parameters = parameters.filter(({ node }) => has(node))
    candidates = candidates.filter(({ node }) => has(node))
    for (const leaf of [...parameters, ...candidates]) leaf.node = places[leaf.node] as number
  }

  function noteValidation(loss: number): void {
    if (latest) heldOut.add({ pass: latest.pass, loss })
  }

  return { note, noteValidation, follow, finish }
}

/** The held-out losses at their passes, or where a long run has not kept the pass, at the next one that it has. */
function spreadOver(entries: readonly Entry[], heldOut: readonly HeldOut[]): (number | null)[] {
  const losses: (number | null)[] = entries.map(() => null)
  let at = 0
  for (const { pass, loss } of heldOut) {
    while ((entries[at]?.pass ?? Infinity) < pass) at++
    losses[at] = loss
  }
  return losses
}

function sumsOf(entry: Entry, group: number): GroupSums {
  return (entry.sums[group] ??= { grad: 0, data: 0, step: 0 })
}

/** `layers[0].neurons[2].w[1]` and `layers[0][2].b` → `layers[0]`; `w[3][1]` → `w`, whose elements are no layers. */
export function nameGroup(path: string): string {
  const layer = /^[^[]*\[[^\]]*\](?=(?:\[[^\]]*\])*\.)/.exec(path)?.[0]
  return layer ?? (path.replace(/\[.*$/s, '') || otherGroup)
}
