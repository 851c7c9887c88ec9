// Keeps one drawn shape for every key: what stays is updated in place, never made anew.

export interface ShapeView<Shape> {
  readonly element: SVGElement
  update(shape: Shape): void
}

export interface KeyedGroup<Shape, View extends ShapeView<Shape>> {
  readonly views: ReadonlyMap<string, View>
  update(shapes: ReadonlyMap<string, Shape>): void
}

/** New shapes fade in, except the very first ones: those are the picture itself. */
export function createKeyedGroup<Shape, View extends ShapeView<Shape>>(
  parent: SVGElement,
  create: (key: string) => View,
): KeyedGroup<Shape, View> {
  const views = new Map<string, View>()
  return {
    views,
    update(shapes) {
      const isFirst = views.size === 0
      for (const [key, view] of views) {
        if (shapes.has(key)) continue
        view.element.remove()
        views.delete(key)
      }
      for (const [key, shape] of shapes) {
        let view = views.get(key)
        if (!view) {
          view = create(key)
          if (!isFirst) view.element.classList.add('entering')
          views.set(key, view)
          parent.append(view.element)
        }
        view.update(shape)
      }
    },
  }
}
