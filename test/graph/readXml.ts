// A small strict reader of XML, which finds out whether an exported picture is well-formed.
import assert from 'node:assert/strict'

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** Elements in document order and the non-empty texts. Throws where the text is not well-formed. */
export function readXml(xml: string): { elements: XmlElement[]; texts: string[] } {
  assert.match(xml, /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u, 'characters that XML cannot hold')
  const elements: XmlElement[] = []
  const texts: string[] = []
  const open: string[] = []
  let rest = xml
  while (rest !== '') {
    const tag = /^<(\/?)([a-zA-Z][\w-]*)((?:\s+[a-zA-Z][\w:-]*="[^"<]*")*)\s*(\/?)>/.exec(rest)
    const text = /^[^<]+/.exec(rest)
    const found = tag ?? text
    assert.ok(found, `not well-formed at: ${rest.slice(0, 60)}`)
    rest = rest.slice(found[0].length)
    if (!tag) {
      const content = decode(found[0]).trim()
      if (content !== '') {
        assert.ok(open.length > 0, 'text outside of the root')
        texts.push(content)
      }
      continue
    }
    const [, close, name = '', attributes = '', self] = tag
    if (close) assert.equal(open.pop(), name, 'elements overlap')
    else {
      assert.ok(open.length > 0 || elements.length === 0, 'two roots')
      elements.push({ name, attributes: readAttributes(attributes) })
      if (!self) open.push(name)
    }
  }
  assert.deepEqual(open, [], 'elements are not closed')
  return { elements, texts }
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name = '', value = ''] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    assert.ok(!(name in attributes), `two attributes ${name}`)
    attributes[name] = decode(value)
  }
  return attributes
}

function decode(text: string): string {
  return text.replace(/&([^;]{0,8};?)/g, (whole, name: string) => {
    const character = entities[name.slice(0, -1)]
    assert.ok(character !== undefined && name.endsWith(';'), `unknown entity ${whole}`)
    return character
  })
}
