// Finds what of many boxes lies in a region, so that a frame costs what is seen and not what there is.
import Flatbush from 'flatbush'

export interface Region {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface SpatialIndex<Item> {
  readonly items: readonly Item[]
  /** In no order. */
  search(region: Region): Item[]
}

/** The tree is built by the first search: what is never looked at costs nothing. */
export function createSpatialIndex<Item>(items: readonly Item[], regionOf: (item: Item) => Region): SpatialIndex<Item> {
  let tree: Flatbush | null = null
  return {
    items,
    search({ left, top, right, bottom }) {
      if (items.length === 0) return []
      tree ??= buildTree(items.map(regionOf))
      return tree.search(left, top, right, bottom).map((at) => items[at] as Item)
    },
  }
}

function buildTree(regions: readonly Region[]): Flatbush {
  const tree = new Flatbush(regions.length)
  for (const { left, top, right, bottom } of regions) tree.add(left, top, right, bottom)
  tree.finish()
  return tree
}

export function findRegion({ x, y, width, height }: { x: number; y: number; width: number; height: number }): Region {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 }
}

export function growRegion({ left, top, right, bottom }: Region, by: number): Region {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by }
}
