// Draws a graph on a canvas: each frame paints only what is seen, in the detail that can be read.
import { buildElement } from '../buildElement.ts'
import { findKept } from '../findKept.ts'
import { findMarks } from '../marks.ts'
import { findStart, initialModel, type PanelModel } from '../panelModel.ts'
import type { Renderer } from '../renderer.ts'
import { emptyIndex } from '../sceneIndex.ts'
import { nameShape } from '../shapeWords.ts'
import type { Size, ViewTransform } from '../viewTransform.ts'
import { createAnimation } from './animation.ts'
import { isCrowded } from './detailLevel.ts'
import { createHatch } from './hatch.ts'
import { findHit, type Hit } from './hitTest.ts'
import { createDotCanvas } from './paintDots.ts'
import { buildPaintedScene } from './paintedScene.ts'
import { paintGraph } from './paintGraph.ts'
import { readPalette, watchColours, type Palette } from './palette.ts'
import { Pen } from './pen.ts'
import type { Picture } from './picture.ts'
import { createActiveStandIn, createPointedStandIn } from './standIns.ts'
import { createTransition, type Transition } from './transition.ts'
import { findView, findVisible } from './visible.ts'

/** A run of a few milliseconds must not make the numbers flash, as in the style sheet. */
const runPatience = 500

export function createCanvasRenderer(area: HTMLElement): Renderer {
  const canvas = buildElement('canvas', { class: 'painting', 'aria-hidden': 'true' })
  const active = createActiveStandIn()
  const pointed = createPointedStandIn()
  const element = buildElement('div', { class: 'painted' }, [canvas, active.element, pointed.element])
  const context = canvas.getContext('2d', { alpha: true })
  const dots = createDotCanvas()
  let scene = buildPaintedScene(null, emptyIndex)
  let model: PanelModel = initialModel
  let picture: Pick<Picture, 'marks' | 'kept'> = findPicture(initialModel)
  let size: Size = { width: 1, height: 1 }
  let level: Picture['level'] = 'whole'
  let palette: Palette | null = null
  let hatch: CanvasPattern | null = null
  let transition: Transition | null = null
  let hit: Hit | null = null
  let pointer: Pick<PointerEvent, 'clientX' | 'clientY'> | null = null
  /** Where the scene stood when the pointer was last asked for. */
  let seen: (ViewTransform & { readonly scene: typeof scene }) | null = null
  let runningSince = Infinity
  let request = 0
  const glide = createAnimation<ViewTransform>(mixTransforms, { x: 0, y: 0, k: 1 })
  const passage = createAnimation((from, to, progress) => from + (to - from) * progress, 1)

  function schedule(): void {
    if (request === 0 && !element.hidden) request = requestAnimationFrame(paint)
  }

  function paint(now: number): void {
    request = 0
    if (!context || element.hidden || model.state?.scene == null) return
    fitToView(canvas, size)
    if (!palette) {
      palette = readPalette(area)
      hatch = createHatch(context, palette.outline)
    }
    const to = glide.read(now)
    const progress = passage.read(now)
    const visible = findVisible(scene, to, size)
    level = visible.level
    const isStale = model.state.status.kind === 'stale'
    const scale = window.devicePixelRatio
    context.resetTransform()
    context.clearRect(0, 0, canvas.width, canvas.height)
    context.setTransform(to.k * scale, 0, 0, to.k * scale, to.x * scale, to.y * scale)
    paintGraph(
      new Pen(context, to.k * scale),
      {
        ...picture,
        palette,
        level,
        isCrowded: isCrowded(visible.shapes.length),
        k: to.k,
        looks: model.looks,
        showPartials: model.showPartials,
        isOld: isStale || performance.now() - runningSince > runPatience,
        hatch: isStale ? hatch : null,
        hasFocus: area.matches(':focus-visible'),
        hoveredButton: hit?.kind === 'button' ? hit : null,
      },
      visible,
      to,
      transition && progress < 1 ? { transition, progress } : null,
      dots,
    )
    placeStandIns(to)
    lookAgain(to)
    if (glide.isRunning(now) || passage.isRunning(now)) schedule()
  }

  function placeStandIns(to: ViewTransform): void {
    const start = findStart(model)
    const shape = start === null ? undefined : scene.index.shapes.get(start)
    if (shape) active.place(shape, to)
    if (hit) pointed.place(hit.box, to)
  }

  function look({ clientX, clientY }: MouseEvent): Hit | null {
    const { left, top } = canvas.getBoundingClientRect()
    const { x, y, k } = glide.read(performance.now())
    const view = findView({ x, y, k }, size)
    return findHit(scene, (clientX - left - x) / k, (clientY - top - y) / k, level, view)
  }

  function point(next: Hit | null): void {
    const isOtherButton = next?.kind === 'button' || hit?.kind === 'button'
    hit = next
    pointed.show(next && next.title)
    if (next) pointed.place(next.box, glide.read(performance.now()))
    if (isOtherButton) schedule()
  }

  /** What lies under a pointer that rests may be something else now: the browser tells that only of elements. */
  function lookAgain(to: ViewTransform): void {
    const isElsewhere = seen?.scene !== scene || seen.x !== to.x || seen.y !== to.y || seen.k !== to.k
    if (!pointer || !isElsewhere || area.classList.contains('moving')) return
    seen = { ...to, scene }
    area.dispatchEvent(new PointerEvent('pointermove', pointer))
  }

  area.addEventListener('pointermove', (event) => {
    if (element.hidden || event.buttons !== 0) return
    pointer = { clientX: event.clientX, clientY: event.clientY }
    point(look(event))
  })
  area.addEventListener('pointerleave', () => {
    pointer = null
    point(null)
  })
  for (const type of ['focus', 'blur']) area.addEventListener(type, schedule)
  watchColours(() => {
    palette = null
    schedule()
  })

  return {
    element,
    draw(next, index) {
      const isFirst = scene.shapes.items.length === 0
      transition = isFirst || !next ? null : createTransition(scene.index, index)
      scene = buildPaintedScene(next, index)
      passage.start(0, 1, transition !== null)
      point(null)
      schedule()
    },
    show(next) {
      const kind = next.state?.status.kind
      if (kind !== 'running') runningSince = Infinity
      else if (runningSince === Infinity) {
        runningSince = performance.now()
        setTimeout(schedule, runPatience + 1)
      }
      model = next
      picture = findPicture(next)
      const start = findStart(next)
      const shape = start === null ? undefined : scene.index.shapes.get(start)
      active.show(shape ? nameShape(shape) : null, start === next.selected)
      schedule()
    },
    move(transform, view, motion) {
      if (motion !== 'rest') glide.start(glide.read(performance.now()), transform, motion === 'glide')
      size = view
      schedule()
    },
    find(event) {
      const found = look(event)
      if (found?.kind !== 'button') return found
      const { x, y, k } = glide.read(performance.now())
      const { left, top } = canvas.getBoundingClientRect()
      const { box } = found
      const [boxLeft, boxTop] = [(box.x - box.width / 2) * k + x + left, (box.y - box.height / 2) * k + y + top]
      const place = new DOMRect(boxLeft, boxTop, box.width * k, box.height * k)
      return { ...found, anchor: { getBoundingClientRect: () => place } }
    },
    findElementId: (key) => (scene.index.shapes.has(key) ? active.element.id : null),
  }
}

function findPicture(model: PanelModel): Pick<Picture, 'marks' | 'kept'> {
  return { marks: findMarks(model), kept: findKept(model.state?.scene ?? null, model.index, model.looks) }
}

/** In device pixels, so that texts are sharp. */
function fitToView(canvas: HTMLCanvasElement, { width, height }: Size): void {
  const scale = window.devicePixelRatio
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)]
  if (canvas.width !== wide) canvas.width = wide
  if (canvas.height !== high) canvas.height = high
}

/** As a CSS transition mixes them. */
function mixTransforms(from: ViewTransform, to: ViewTransform, progress: number): ViewTransform {
  const k = from.k + (to.k - from.k) * progress
  return { x: from.x + (to.x - from.x) * progress, y: from.y + (to.y - from.y) * progress, k }
}
