// Exports of a graph with closed and open groups, and of the whole of it.
import assert from 'node:assert/strict'
import { instance } from '@viz-js/viz'
import { buildScene, type SceneOptions } from '../../src/graph/buildScene.ts'
import { exportDot } from '../../src/graph/exportDot.ts'
import { exportSceneDot } from '../../src/graph/exportSceneDot.ts'
import { exportSvg, measurePicture } from '../../src/graph/exportSvg.ts'
import { layoutPlainly } from '../../src/graph/layoutGraph.ts'
import type { Scene } from '../../src/protocol/scene.ts'
import type { Snapshot } from '../../src/protocol/snapshot.ts'
import { takeSnapshot } from '../runtime/evaluateText.ts'
import { readXml } from './readXml.ts'

/** 70 iterations, each a leaf and six operations: 492 values with w and total, and 420 operations. */
const program = `
const w = value(0.5)
let total = value(0)
function square(y) { return y * y }
for (let k = 0; k < 70; k++) {
  const x = value(k)
  const y = (w * x + 0.1).tanh()
  total = total - square(y) * 2
}
total.backward()`

interface DotGraph {
  readonly objects: readonly { readonly name: string; readonly shape?: string; readonly label?: string }[]
  readonly edges: readonly unknown[]
}

describe('exports of a folded graph', () => {
  let snapshot: Snapshot
  let readDot: (dot: string) => DotGraph
  before(async () => {
    snapshot = await takeSnapshot(program)
    const viz = await instance()
    readDot = (dot) => {
      const result = viz.render(dot, { format: 'json' })
      assert.deepEqual(result.errors.filter(({ level }) => level === 'error'), []) // prettier-ignore
      return JSON.parse(result.output ?? '')
    }
  })

  const draw = async (options?: SceneOptions): Promise<Scene> => {
    const scene = await buildScene(snapshot, { layout: async (input) => layoutPlainly(input) }, options)
    assert.ok(scene)
    return scene
  }

  it('show groups, frames and bundles in the picture, and what is left out in words', async () => {
    const scene = await draw()
    assert.ok(scene.groups.length > 0 && scene.frames.length > 0)
    const svg = exportSvg(scene, { theme: 'light' })
    const { elements, texts } = readXml(svg)
    const count = (name: string): number =>
      elements.filter(({ attributes }) => attributes['class']?.split(' ').includes(name)).length
    assert.equal(count('gg-group'), scene.groups.length)
    assert.equal(count('gg-frame'), scene.frames.length)
    for (const { name, data, count: many } of scene.groups) {
      for (const text of [name, data.mean, data.min, data.max, `×${many}`]) assert.ok(many === 1 || texts.includes(text), text) // prettier-ignore
    }
    for (const { name, member, count: many } of scene.frames) {
      if (many > 1) assert.ok(svg.includes(`>${name}<tspan class="gg-member"> [${member}] of ${many}<`), name)
    }
    const bundles = scene.edges.filter(({ count: many }) => many > 1)
    for (const { count: many } of bundles) assert.ok(texts.includes(`×${many}`))
    assert.ok(texts.some((text) => text.endsWith('of 492 values; the others are inside closed groups.')))
    const { width, height } = measurePicture(scene)
    assert.ok(svg.startsWith(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`))
  })

  it('show the same in DOT, frames as clusters', async () => {
    const scene = await draw()
    const { objects, edges } = readDot(exportSceneDot(scene))
    assert.equal(objects.filter(({ shape }) => shape === 'record').length, scene.cards.length)
    assert.equal(objects.filter(({ shape }) => shape?.startsWith('box')).length, scene.groups.length)
    assert.equal(objects.filter(({ name }) => name.startsWith('cluster')).length, scene.frames.length)
    assert.equal(edges.length, scene.edges.length)
    for (const { name, contents } of scene.groups) {
      assert.ok(
        objects.some(({ label = '' }) => label.startsWith(name) && label.includes(contents)),
        name,
      )
    }
  })

  it('have every value of the whole graph, as a picture and in DOT', async () => {
    const scene = await draw({ isFlat: true })
    assert.deepEqual([scene.cards.length, scene.ops.length, scene.groups.length], [492, 420, 0])
    const { elements, texts } = readXml(exportSvg(scene, { theme: 'dark' }))
    assert.equal(elements.filter(({ attributes }) => attributes['class'] === 'gg-card').length, 492)
    assert.ok(!texts.some((text) => text.includes('inside closed groups')))
    const dot = [...exportDot(snapshot)].join('')
    assert.equal(dot.match(/shape=record/g)?.length, 492)
    assert.equal(dot.match(/^ {2}op\d+ \[/gm)?.length, 420)
  })
})
