// Draws a scene as SVG: a layer each for frames, edges, operations, cards, groups and partials, every shape updated in place.
import {
  arrowLength,
  type Card,
  type Edge,
  type Frame,
  type GroupBox,
  type OpCircle,
  type Scene,
} from '../../protocol/scene.ts'
import { buildElement, buildSvg, setAttribute } from '../buildElement.ts'
import { createCardView, type CardView } from './cardShape.ts'
import { createCountView, createEdgeView, createPartialView } from './edgeShape.ts'
import { createFrameView, type FrameView } from './frameShape.ts'
import { createGroupView, type GroupView } from './groupShape.ts'
import { createKeyedGroup, type KeyedGroup, type ShapeView } from './keyedGroup.ts'
import { createOpView } from './opShape.ts'
import { createGrowth } from '../growth.ts'
import { emptyIndex, type SceneIndex } from '../sceneIndex.ts'
import { createEntrance } from './entrance.ts'

/** An edge with the keys of the shapes it joins. */
interface KeyedEdge {
  readonly edge: Edge
  readonly from: string
  readonly to: string
}

export interface GraphView {
  /** Carries the transform of the viewport. */
  readonly canvas: HTMLElement
  readonly cards: KeyedGroup<Card, CardView>
  readonly groups: KeyedGroup<GroupBox, GroupView>
  readonly frames: KeyedGroup<Frame, FrameView>
  readonly ops: KeyedGroup<OpCircle, ShapeView<OpCircle>>
  readonly edges: KeyedGroup<Edge, ShapeView<Edge>>
  readonly partials: KeyedGroup<Edge, ShapeView<Edge>>
  readonly counts: KeyedGroup<Edge, ShapeView<Edge>>
  readonly keyedEdges: ReadonlyMap<string, KeyedEdge>
  draw(scene: Scene | null, index: SceneIndex): void
}

export function createGraphView(): GraphView {
  const frameLayer = buildSvg('g', { class: 'frames' })
  const edgeLayer = buildSvg('g', { class: 'edges', 'aria-hidden': 'true' })
  const opLayer = buildSvg('g', { class: 'ops' })
  const cardLayer = buildSvg('g', { class: 'cards' })
  const groupLayer = buildSvg('g', { class: 'groups' })
  const partialLayer = buildSvg('g', { class: 'partials', 'aria-hidden': 'true' })
  const countLayer = buildSvg('g', { class: 'counts', 'aria-hidden': 'true' })
  const picture = buildSvg('svg', { class: 'picture', role: 'presentation' })
  picture.append(buildDefinitions(), frameLayer, edgeLayer, opLayer, cardLayer, groupLayer, partialLayer, countLayer)
  // A transform of the SVG itself would lay out all its text again in every frame.
  const canvas = buildElement('div', { class: 'canvas' }, [picture])
  let shapesMade = 0
  const cards = createKeyedGroup<Card, CardView>(cardLayer, (key) => createCardView(key, `card-${++shapesMade}`))
  const groups = createKeyedGroup<GroupBox, GroupView>(groupLayer, (key) =>
    createGroupView(key, `group-${++shapesMade}`),
  )
  const frames = createKeyedGroup<Frame, FrameView>(frameLayer, createFrameView)
  const ops = createKeyedGroup<OpCircle, ShapeView<OpCircle>>(opLayer, createOpView)
  const edges = createKeyedGroup<Edge, ShapeView<Edge>>(edgeLayer, createEdgeView)
  const partials = createKeyedGroup<Edge, ShapeView<Edge>>(partialLayer, createPartialView)
  const counts = createKeyedGroup<Edge, ShapeView<Edge>>(countLayer, createCountView)
  let keyedEdges = new Map<string, KeyedEdge>()
  let shown = emptyIndex

  return {
    canvas,
    cards,
    groups,
    frames,
    ops,
    edges,
    partials,
    counts,
    get keyedEdges() {
      return keyedEdges
    },
    draw(scene, index) {
      const name = (id: number): string => index.keyOf.get(id) ?? `~${id}`
      keyedEdges = new Map()
      for (const edge of scene?.edges ?? []) {
        const [from, to] = [name(edge.from), name(edge.to)]
        let key = `${edge.kind}:${from}>${to}.${edge.slot}`
        // Several edges may lead from a group to the same input slot.
        while (keyedEdges.has(key)) key += '+'
        keyedEdges.set(key, { edge, from, to })
      }
      const drawn = new Map([...keyedEdges].map(([key, { edge }]) => [key, edge]))
      // The very first shapes do not come in: they are the picture itself.
      const entrance = createEntrance(cards.views.size + groups.views.size > 0 ? createGrowth(shown, index) : null)
      shown = index
      setAttribute(picture, 'width', String(scene?.width ?? 0))
      setAttribute(picture, 'height', String(scene?.height ?? 0))
      frames.update(new Map((scene?.frames ?? []).map((frame) => [frame.key, frame])), entrance.enterFrame)
      edges.update(drawn, entrance.enterPart)
      partials.update(new Map([...drawn].filter(([, edge]) => edge.partial !== '')), entrance.enterPart)
      counts.update(new Map([...drawn].filter(([, edge]) => edge.count > 1)), entrance.enterPart)
      ops.update(new Map((scene?.ops ?? []).map((op) => [name(op.id), op])), entrance.enterPart)
      groups.update(index.groups, entrance.enterShape)
      cards.update(index.cards, entrance.enterShape)
    },
  }
}

function buildDefinitions(): SVGDefsElement {
  const length = String(arrowLength)
  const size = { viewBox: `0 0 ${length} 8`, markerWidth: length, markerHeight: '8' }
  const arrow = buildSvg('marker', { id: 'arrow', ...size, refY: '4', orient: 'auto', markerUnits: 'userSpaceOnUse' }, [
    buildSvg('path', { d: `M0,0.5L${length},4L0,7.5Z`, fill: 'context-stroke' }),
  ])
  const hatch = buildSvg(
    'pattern',
    { id: 'hatch', width: '7', height: '7', patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    [buildSvg('rect', { class: 'hatch-line', width: '1.5', height: '7' })],
  )
  return buildSvg('defs', {}, [arrow, hatch])
}
