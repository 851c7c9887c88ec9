// Names groups by the part of a network that they compute with: of all parameters inside, what their paths have in common.
import type { DrawableSnapshot } from '../protocol/snapshot.ts'
import type { Place, Shape } from './shapes.ts'

/** `layers[0].neurons[2].w[1]` is in `layers[0]`, there in `.neurons[2]`; `layers[0][2].b` in `layers[0]`, there in `[2]`. */
type Path = readonly string[]

interface Named {
  readonly places: readonly Place[]
  readonly shapes: readonly Shape[]
}

/**
 * Shapes and places, named by that part of their path that comes after what the place around has in common, where there is any.
 * `leavesOf`: by closed group, the leaves that are used inside.
 */
export function nameByPath(
  { graph, strings }: DrawableSnapshot,
  { places, shapes }: Named,
  leavesOf: ReadonlyMap<number, Iterable<number>>,
): Named {
  const pathOfShape = new Map<number, Path>()
  const pathOfPlace = new Map<number, Path>()
  for (const shape of shapes) {
    const leaves = shape.kind === 'value' ? shape.entry.inputs.map(({ from }) => from) : (leavesOf.get(shape.id) ?? [])
    let path: Path | null = null
    let start = ''
    const isInside = (label: string): boolean => label.startsWith(start) && /[.[]/u.test(label.charAt(start.length))
    for (const leaf of leaves) {
      const label = strings[graph.label[leaf] as number] ?? ''
      if ((graph.in0[leaf] as number) >= 0 || (path !== null && isInside(label))) continue
      path = shareStart(path, readPath(label))
      if (path?.length === 0) break
      start = path?.join('') ?? ''
    }
    if (path) pathOfShape.set(shape.id, path)
  }
  for (const { id, place } of shapes) join(pathOfPlace, place, pathOfShape.get(id))
  // Inner places come after those around them.
  for (const { id, parent } of places.toReversed()) if (id > 0) join(pathOfPlace, parent, pathOfPlace.get(id))
  /** A mere number tells less than the name of the function. */
  const findName = (path: Path | undefined, around: number): string | undefined => {
    const step = path?.[(pathOfPlace.get(around) ?? []).length]
    return step?.startsWith('[') ? undefined : step?.replace('.', '')
  }
  return {
    places: places.map((place) => {
      const path = pathOfPlace.get(place.id)
      const name = place.id === 0 ? undefined : findName(path, place.parent)
      return { ...place, name: name ?? place.name, path: path?.join('') ?? '' }
    }),
    shapes: shapes.map((shape) =>
      shape.kind === 'group'
        ? { ...shape, name: findName(pathOfShape.get(shape.id), shape.place) ?? shape.name }
        : shape,
    ),
  }
}

/** Of what holds a parameter, which follows the last dot; null for a label that is no path. */
function readPath(label: string): Path | null {
  const end = label.lastIndexOf('.')
  return end < 0 ? null : (label.slice(0, end).match(/\.?[^.[\]]+(?:\[[^\]]*\])?|\[[^\]]*\]/gu) ?? null)
}

function join(paths: Map<number, Path>, key: number, path: Path | undefined): void {
  if (!path) return
  paths.set(key, shareStart(paths.get(key) ?? null, path) ?? [])
}

/** What has no path does not count. */
function shareStart(one: Path | null, other: Path | null): Path | null {
  if (!one || !other) return one ?? other
  const end = one.findIndex((step, k) => step !== other[k])
  return end < 0 ? one : one.slice(0, end)
}
