// Keeps one drawn shape for every key: what stays is updated in place, never made anew.

export interface ShapeView<Shape> {
  readonly element: SVGElement
  update(shape: Shape): void
}

export interface KeyedGroup<Shape, View extends ShapeView<Shape>> {
  readonly views: ReadonlyMap<string, View>
  /** `enter` prepares how a new shape comes in. */
  update(shapes: ReadonlyMap<string, Shape>, enter: (element: SVGElement, shape: Shape) => void): void
}

export function createKeyedGroup<Shape, View extends ShapeView<Shape>>(
  parent: SVGElement,
  create: (key: string) => View,
): KeyedGroup<Shape, View> {
  const views = new Map<string, View>()
  return {
    views,
    update(shapes, enter) {
      for (const [key, view] of views) {
        if (shapes.has(key)) continue
        view.element.remove()
        views.delete(key)
      }
      for (const [key, shape] of shapes) {
        let view = views.get(key)
        if (!view) {
          view = create(key)
          enter(view.element, shape)
          views.set(key, view)
          parent.append(view.element)
        }
        view.update(shape)
      }
    },
  }
}
