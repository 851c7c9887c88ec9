// Moves the graph under the pointer: drag, wheel and pinch through d3-zoom, and the moves the panel asks for.
import { select } from 'd3-selection'
import { zoom, zoomIdentity, type D3ZoomEvent } from 'd3-zoom'
import type { Motion } from './renderer.ts'
import {
  approachBox,
  bringIntoView,
  findSmallestZoom,
  fitScene,
  frameScene,
  holdInPlace,
  isSceneVisible,
  keepInside,
  largestZoom,
  readWheel,
  showWhole,
  type Box,
  type Size,
  type ViewTransform,
} from './viewTransform.ts'

export interface Viewport {
  /** Tells the size of the scene, which limits how far it can be moved and zoomed, and where its root stands. */
  setScene(scene: Size, root: Box): void
  /** The first look at a scene; taken again whenever its size or the panel's changes, until the user moves it. */
  frame(glide: boolean): void
  /** Shows the whole scene, and from now on again, as `frame` does. */
  fit(glide: boolean): void
  /** Goes where the user had left it. */
  restore(transform: ViewTransform): void
  /** Takes the look again that the view takes by itself, or the first one where nothing could be seen any more. */
  settle(glide: boolean): void
  reveal(box: Box): void
  /** Reveals the box, magnified where its numbers could not be read. */
  approach(box: Box): void
  /** Something has another place and size now: it keeps its place on the screen, and comes into view where it fits there. */
  keepPlace(before: Box, after: Box): void
  /** Shows a box with all that is in it. */
  showWhole(box: Box): void
  zoomBy(factor: number): void
  /** Puts that point of the scene into the middle of the view. */
  lookAt(x: number, y: number): void
  /** Between `true` and `false` the user drags the view from elsewhere. */
  hold(isHeld: boolean): void
  /** null until the user moves it. */
  readonly transform: ViewTransform | null
}

/** `onMove`: the user has moved the view; `onChange`: it stands elsewhere, or rests. */
export function createViewport(
  area: HTMLElement,
  onMove: () => void,
  onChange: (transform: ViewTransform, view: Size, motion: Motion) => void,
): Viewport {
  let scene: Size = { width: 1, height: 1 }
  let current: ViewTransform = { x: 0, y: 0, k: 1 }
  let root: Box = { x: 0, y: 0, width: 1, height: 1 }
  let look: 'frame' | 'fit' | 'own' = 'frame'
  let isHeld = false
  let glides = false
  const measure = (): Size => ({ width: area.clientWidth || 1, height: area.clientHeight || 1 })

  const behaviour = zoom<HTMLElement, unknown>()
    .wheelDelta(readWheel)
    .constrain((transform) => toD3(keepInside(transform, scene, measure())))
    .on('start', (event: D3ZoomEvent<HTMLElement, unknown>) => {
      if (event.sourceEvent) area.classList.add('moving')
    })
    .on('zoom', (event: D3ZoomEvent<HTMLElement, unknown>) => {
      const { x, y, k } = event.transform
      current = { x, y, k }
      if (event.sourceEvent) look = 'own'
      onChange(current, measure(), event.sourceEvent ? 'gesture' : glides ? 'glide' : 'jump')
    })
    .on('end', () => {
      if (isHeld) return
      area.classList.remove('moving')
      onChange(current, measure(), 'rest')
      onMove()
    })
  const target = select(area)
  target.call(behaviour).on('dblclick.zoom', null)

  function go(transform: ViewTransform, glide: boolean): void {
    glides = glide
    behaviour.transform(target, toD3(keepInside(transform, scene, measure())))
  }
  function moveTo(next: ViewTransform): void {
    if (next.x === current.x && next.y === current.y && next.k === current.k) return
    look = 'own'
    go(next, true)
  }
  function fit(glide: boolean): void {
    look = 'fit'
    go(fitScene(scene, measure()), glide)
  }
  function frame(glide: boolean): void {
    look = 'frame'
    go(frameScene(scene, root, measure()), glide)
  }
  return {
    setScene(size, box) {
      scene = { width: Math.max(size.width, 1), height: Math.max(size.height, 1) }
      root = box
      behaviour.scaleExtent([findSmallestZoom(scene, measure()), largestZoom])
    },
    frame,
    fit,
    restore(transform) {
      look = 'own'
      go(transform, false)
    },
    settle(glide) {
      behaviour.scaleExtent([findSmallestZoom(scene, measure()), largestZoom])
      if (look === 'fit') fit(glide)
      else if (look === 'frame' || !isSceneVisible(current, scene, measure())) frame(glide)
      else onChange(current, measure(), 'rest')
    },
    reveal: (box) => moveTo(bringIntoView(current, box, measure())),
    showWhole: (box) => moveTo(showWhole(current, box, measure())),
    approach: (box) => moveTo(approachBox(current, box, measure())),
    keepPlace(before, after) {
      look = 'own'
      go(holdInPlace(current, before, after, measure()), true)
    },
    zoomBy(factor) {
      look = 'own'
      glides = true
      behaviour.scaleBy(target, factor)
    },
    lookAt(x, y) {
      const { width, height } = measure()
      look = 'own'
      go({ x: width / 2 - x * current.k, y: height / 2 - y * current.k, k: current.k }, false)
    },
    hold(held) {
      isHeld = held
      area.classList.toggle('moving', held)
      if (!held) onMove()
    },
    get transform() {
      return look === 'own' ? current : null
    },
  }
}

function toD3({ x, y, k }: ViewTransform): typeof zoomIdentity {
  return zoomIdentity.translate(x, y).scale(k)
}
