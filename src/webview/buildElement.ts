// Makes elements: attributes and children in one call, so that the views read like the page they draw.
const svgNamespace = 'http://www.w3.org/2000/svg'

export type Attributes = Readonly<Record<string, string>>

export function buildElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

export function buildSvg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  children: readonly (Node | string)[] = [],
): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS(svgNamespace, tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/** An icon of VS Code's own font; the words beside it or the button's name say what it means. */
export function buildIcon(name: string): HTMLElement {
  return buildElement('span', { class: `codicon codicon-${name}`, 'aria-hidden': 'true' })
}

/** Sets the text where it differs, keeping the text node itself. */
export function setText(element: Element, text: string): void {
  const only = element.firstChild
  if (only instanceof Text && element.childNodes.length === 1) {
    if (only.data !== text) only.data = text
  } else element.textContent = text
}

/** Sets the attribute where it differs, so that an unchanged shape costs nothing. */
export function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}

/** Sets a property of the element's style, which the security policy allows to scripts, not to markup. */
export function setStyle(element: SVGElement, name: string, value: string): void {
  if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value)
}

/** Squeezes an SVG text of about that width into the room there is, rather than let it run over. */
export function squeezeText(element: SVGTextElement, width: number, room: number): void {
  if (width > room) {
    setAttribute(element, 'textLength', String(room))
    setAttribute(element, 'lengthAdjust', 'spacingAndGlyphs')
  } else element.removeAttribute('textLength')
}

export function setPoint(element: Element, x: number, y: number): void {
  setAttribute(element, 'x', String(x))
  setAttribute(element, 'y', String(y))
}

export function setBox(element: Element, x: number, y: number, width: number, height: number): void {
  setPoint(element, x, y)
  setAttribute(element, 'width', String(width))
  setAttribute(element, 'height', String(height))
}
