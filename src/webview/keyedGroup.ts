// Keeps one drawn shape for every key: what stays is updated in place, never made anew.

export interface ShapeView<Shape> {
  readonly element: SVGElement
  update(shape: Shape): void
}

export interface KeyedGroup<Shape, View extends ShapeView<Shape>> {
  readonly views: ReadonlyMap<string, View>
  /** `fades`: new shapes fade in. */
  update(shapes: ReadonlyMap<string, Shape>, fades: boolean): void
}

export function createKeyedGroup<Shape, View extends ShapeView<Shape>>(
  parent: SVGElement,
  create: (key: string) => View,
): KeyedGroup<Shape, View> {
  const views = new Map<string, View>()
  return {
    views,
    update(shapes, fades) {
      for (const [key, view] of views) {
        if (shapes.has(key)) continue
        view.element.remove()
        views.delete(key)
      }
      for (const [key, shape] of shapes) {
        let view = views.get(key)
        if (!view) {
          view = create(key)
          if (fades) view.element.classList.add('entering')
          views.set(key, view)
          parent.append(view.element)
        }
        view.update(shape)
      }
    },
  }
}
