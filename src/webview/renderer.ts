// What draws a graph: one interface for SVG and Canvas, so that nothing else knows which of them does.
import type { Scene } from '../protocol/scene.ts'
import type { FrameAction } from './frameGeometry.ts'
import type { PanelModel } from './panelModel.ts'
import type { SceneIndex } from './sceneIndex.ts'
import type { Size, ViewTransform } from './viewTransform.ts'

/** How the view came to stand where it does: moved by the user, gliding there, at once; or it rests there. */
export type Motion = 'gesture' | 'glide' | 'jump' | 'rest'

/** Something of a place on the screen. */
export type Anchor = Pick<Element, 'getBoundingClientRect'>

/** What is under the pointer: a value or a group by its key, or a button in the heading of a group's frame. */
export type Target =
  | { readonly kind: 'shape'; readonly key: string }
  | {
      readonly kind: 'button'
      readonly action: FrameAction
      readonly groupKey: string
      readonly isEnabled: boolean
      readonly anchor: Anchor
    }

export interface Renderer {
  readonly element: HTMLElement
  /** Takes the shapes of a scene; null: there are none. What was there before moves to its new place. */
  draw(scene: Scene | null, index: SceneIndex): void
  /** Shows what is hovered, chosen, found, heated and filtered of the scene drawn last. */
  show(model: PanelModel): void
  /** The scene stands at `transform` in a view of that size. */
  move(transform: ViewTransform, view: Size, motion: Motion): void
  find(event: MouseEvent): Target | null
  /** Id of the element that stands for a shape in the accessibility tree; null where none does. */
  findElementId(key: string): string | null
}
