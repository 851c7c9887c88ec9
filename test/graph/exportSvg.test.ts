// The exported picture is well-formed, says everything in words too, and needs nothing beside it.
import assert from 'node:assert/strict'
import { assert as assertProperty, asyncProperty, double, string } from 'fast-check'
import { buildScene } from '../../src/graph/buildScene.ts'
import { exportSvg } from '../../src/graph/exportSvg.ts'
import { layoutPlainly } from '../../src/graph/layoutGraph.ts'
import { buildSnapshot, foundingProgram, type SnapshotSpec } from './buildSnapshot.ts'
import { readXml } from './readXml.ts'
import { recordReadme } from './recordedProgram.ts'

async function draw(spec: SnapshotSpec, theme: 'light' | 'dark' | 'auto' = 'auto'): Promise<string> {
  const scene = await buildScene(buildSnapshot(spec), { layout: async (input) => layoutPlainly(input) })
  assert.ok(scene)
  return exportSvg(scene, { theme })
}

describe('exportSvg', () => {
  it('shows every text of the scene', async () => {
    const { texts, elements } = readXml(await draw(foundingProgram))
    for (const text of ['a', 'L', '−8.0000', '6.0000', '×−3', '×', '+']) assert.ok(texts.includes(text), text)
    assert.equal(elements.filter(({ attributes }) => attributes['class'] === 'gg-card').length, 7)
    assert.equal(elements.filter(({ attributes }) => attributes['class'] === 'gg-op').length, 3)
    assert.equal(elements.filter(({ attributes }) => attributes['class'] === 'gg-edge').length, 9)
  })

  it('has a name and a description', async () => {
    const svg = await draw(foundingProgram)
    const { texts, elements } = readXml(svg)
    const root = elements[0]
    assert.deepEqual([root?.name, root?.attributes['role']], ['svg', 'img'])
    assert.equal(root?.attributes['aria-labelledby'], 'gg-title gg-desc')
    assert.ok(texts.includes('Computation graph of L'))
    assert.match(svg, /<desc id="gg-desc">7 values and 3 operations/)
  })

  it('is well-formed for any label and any number', async () => {
    const labels = string({ unit: 'binary', maxLength: 12 })
    await assertProperty(
      asyncProperty(labels, double(), async (label, data) => {
        readXml(await draw({ nodes: [{ op: 'leaf', label, data, grad: -data }] }))
      }),
      { numRuns: 100 },
    )
  })

  it('loads nothing and holds no script', async () => {
    const svg = await draw(recordReadme())
    assert.doesNotMatch(svg, /<script|<image|<use|url\(|@import|href/)
  })

  it('ends every edge with an arrow head that touches its target', async () => {
    const { elements } = readXml(await draw(foundingProgram))
    const arrows = elements.filter(({ attributes }) => attributes['class'] === 'gg-arrow')
    const tips = arrows
      .map(({ attributes }) => /^M(-?[\d.]+),/.exec(attributes['d'] ?? '')?.[1])
      .map((x) => Number(x) + 8)
    const lefts = elements
      .filter(({ attributes }) => attributes['class'] === 'gg-card' || attributes['class'] === 'gg-op')
      .map(({ attributes }) => Number(attributes['x']))
    for (const tip of tips) assert.ok(lefts.includes(tip), `an arrow ends at ${tip}`)
  })

  it('has the colours of its theme, or of both', async () => {
    const [light, dark, auto] = await Promise.all([
      draw(foundingProgram, 'light'),
      draw(foundingProgram, 'dark'),
      draw(foundingProgram),
    ])
    assert.doesNotMatch(light, /prefers-color-scheme/)
    assert.doesNotMatch(dark, /prefers-color-scheme/)
    assert.match(auto, /prefers-color-scheme:dark/)
    assert.notEqual(light, dark)
  })

  it('says that it shows a part', async () => {
    const nodes = Array.from({ length: 1500 }, (_, k) => {
      return k === 0 ? { op: 'leaf' as const, data: 1 } : { op: 'neg' as const, inputs: [k - 1], data: 1 }
    })
    const { texts } = readXml(await draw({ nodes }))
    assert.ok(texts.some((text) => /^\d+ of 1,500 values; the others are inside closed groups\.$/.test(text)))
  })
})
