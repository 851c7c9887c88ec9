// A small map of the graph in a corner while the graph does not fit: where one is, and a way to anywhere else.
import type { Scene } from '../protocol/scene.ts'
import { buildElement, buildSvg, setAttribute } from './buildElement.ts'
import { findMapScale, isMapNeeded, readMapPoint, writeMap, type MapScale, type Point } from './mapGeometry.ts'
import type { Size, ViewTransform } from './viewTransform.ts'

export interface MinimapActions {
  /** Puts that point of the scene into the middle of the view. */
  lookAt(point: Point): void
  /** A drag begins or ends. */
  hold(isHeld: boolean): void
}

export interface Minimap {
  readonly element: HTMLElement
  draw(scene: Scene | null): void
  /** Moves the rectangle that stands for the view: all that a pan costs. A gesture lays nothing out, which would cost a frame of the whole graph. */
  follow(transform: ViewTransform, view: Size, isGesture: boolean): void
  allow(isAllowed: boolean): void
}

/** Of use to the pointer only: the keyboard has the arrow keys and the search. */
export function createMinimap(actions: MinimapActions): Minimap {
  const boxes = buildSvg('path', { class: 'map-boxes' })
  const frames = buildSvg('path', { class: 'map-frames' })
  const picture = buildSvg('svg', { class: 'map-picture', preserveAspectRatio: 'none' }, [frames, boxes])
  const here = buildElement('div', { class: 'map-here' })
  const element = buildElement('div', { class: 'minimap', 'aria-hidden': 'true', hidden: '' }, [picture, here])
  let scene: Size | null = null
  let scale: MapScale = { x: 1, y: 1 }
  let isAllowed = true
  /** The size of the rectangle as it is laid out. */
  let laidOut: Size = { width: 1, height: 1 }
  let seen: { readonly transform: ViewTransform; readonly view: Size } | null = null
  /** From the pointer to the middle of the view, in scene units, while it is dragged. */
  let grip: Point | null = null

  function place(isGesture = false): void {
    element.hidden = !scene || !seen || !isAllowed || !isMapNeeded(seen.transform, scene, seen.view)
    if (element.hidden || !seen) return
    const { transform, view } = seen
    const [perColumn, perRow] = [scale.x / transform.k, scale.y / transform.k]
    const [width, height] = [view.width * perColumn, view.height * perRow]
    if (!isGesture && (width !== laidOut.width || height !== laidOut.height)) {
      laidOut = { width, height }
      here.style.width = `${width}px`
      here.style.height = `${height}px`
    }
    const move = `translate(${-transform.x * perColumn}px, ${-transform.y * perRow}px)`
    here.style.transform = `${move} scale(${width / laidOut.width}, ${height / laidOut.height})`
  }
  function read(event: PointerEvent): Point {
    return readMapPoint(event, picture.getBoundingClientRect(), scale)
  }

  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !seen) return
    event.preventDefault()
    element.setPointerCapture(event.pointerId)
    const { transform, view } = seen
    const at = read(event)
    const middle = { x: (view.width / 2 - transform.x) / transform.k, y: (view.height / 2 - transform.y) / transform.k }
    const isInside =
      Math.abs(at.x - middle.x) * transform.k <= view.width / 2 &&
      Math.abs(at.y - middle.y) * transform.k <= view.height / 2
    grip = isInside ? { x: middle.x - at.x, y: middle.y - at.y } : { x: 0, y: 0 }
    actions.hold(true)
    if (!isInside) actions.lookAt(at)
  })
  element.addEventListener('pointermove', (event) => {
    if (!grip) return
    const at = read(event)
    actions.lookAt({ x: at.x + grip.x, y: at.y + grip.y })
  })
  element.addEventListener('lostpointercapture', () => {
    grip = null
    actions.hold(false)
  })

  return {
    element,
    draw(next) {
      scene = next
      if (!next) return place()
      scale = findMapScale(next)
      setAttribute(picture, 'viewBox', `0 0 ${next.width} ${next.height}`)
      setAttribute(picture, 'width', String(next.width * scale.x))
      setAttribute(picture, 'height', String(next.height * scale.y))
      setAttribute(boxes, 'd', writeMap([...next.cards, ...next.groups], scale))
      setAttribute(frames, 'd', writeMap(next.frames, scale))
      place()
    },
    follow(transform, view, isGesture) {
      seen = { transform, view }
      place(isGesture)
    },
    allow(is) {
      if (is === isAllowed) return
      isAllowed = is
      place()
    },
  }
}
