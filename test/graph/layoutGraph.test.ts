// What every layout must keep: boxes apart, edges to the right and clear of other boxes, the same picture for the same graph.
import assert from 'node:assert/strict'
import { instance, type Viz } from '@viz-js/viz'
import { array, assert as assertProperty, nat, property, tuple, type Arbitrary } from 'fast-check'
import { layoutByGraphviz, layoutPlainly } from '../../src/graph/layoutGraph.ts'
import type { LayoutInput, LayoutResult } from '../../src/protocol/layoutMessages.ts'
import { arrowLength } from '../../src/protocol/scene.ts'

const widths = [148, 182, 250]

/** Graphs as programs make them: every box has no input, or one or two earlier ones. */
const inputs: Arbitrary<LayoutInput> = array(tuple(nat(), nat(), nat(2), nat(2)), { minLength: 1, maxLength: 40 }).map(
  (specs) => ({
    boxes: specs.map(([, , , width]) => ({ width: widths[width] ?? 148, height: 56 })),
    edges: specs.flatMap(([first, second, arity], box) =>
      box === 0 ? [] : [first, second].slice(0, arity).map((input) => [input % box, box] as const),
    ),
  }),
)

describe('layoutGraph', () => {
  let viz: Viz
  before(async () => {
    viz = await instance()
  })

  for (const [name, layout] of [
    ['by Graphviz', (input: LayoutInput) => layoutByGraphviz(viz, input)],
    ['plainly', layoutPlainly],
  ] as const) {
    describe(name, () => {
      it('keeps boxes apart and inside the picture', () => {
        assertProperty(
          property(inputs, (input) => checkBoxes(input, layout(input))),
          { numRuns: 60 },
        )
      })

      it('leads every edge from the right of its source to the left of its target', () => {
        assertProperty(
          property(inputs, (input) => checkEnds(input, layout(input))),
          { numRuns: 60 },
        )
      })

      it('leads no edge through a box', () => {
        assertProperty(
          property(inputs, (input) => checkClearance(input, layout(input))),
          { numRuns: 60 },
        )
      })

      it('draws the same graph the same way', () => {
        assertProperty(
          property(inputs, (input) => assert.deepEqual(layout(structuredClone(input)), layout(input))),
          { numRuns: 20 },
        )
      })

      it('puts an operation in the middle of its two inputs, the first on top', () => {
        const boxes = [1, 2, 3].map(() => ({ width: 182, height: 56 }))
        const { centres } = layout({ boxes, edges: [[0, 2], [1, 2]] }) // prettier-ignore
        const [first, second, result] = centres.map(([, y]) => y)
        assert.ok(first !== undefined && second !== undefined && first < second)
        assert.equal(result, (first + second) / 2)
      })
    })
  }
})

function checkBoxes(input: LayoutInput, { centres, width, height }: LayoutResult): void {
  const boxes = listBoxes(input, centres)
  for (const [index, box] of boxes.entries()) {
    assert.ok(box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height, `box ${index} is outside`)
    for (const [k, other] of boxes.slice(0, index).entries()) {
      const isApart =
        box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top
      assert.ok(isApart, `boxes ${k} and ${index} overlap`)
    }
  }
}

function checkEnds(input: LayoutInput, { centres, curves }: LayoutResult): void {
  const boxes = listBoxes(input, centres)
  for (const [edge, [from, to]] of input.edges.entries()) {
    const curve = curves[edge] ?? []
    assert.deepEqual(curve.slice(0, 2), [boxes[from]?.right, centres[from]?.[1]])
    assert.equal(curve.at(-2), (boxes[to]?.left ?? 0) - arrowLength)
    assert.ok(Math.abs((curve.at(-1) ?? 0) - (centres[to]?.[1] ?? 0)) <= 12)
    const xs = curve.filter((_, k) => k % 2 === 0)
    assert.ok(
      xs.every((x, k) => k === 0 || x >= (xs[k - 1] ?? 0) - 1e-9),
      `edge ${edge} turns back`,
    )
  }
}

function checkClearance(input: LayoutInput, { centres, curves }: LayoutResult): void {
  const boxes = listBoxes(input, centres)
  for (const [edge, [from, to]] of input.edges.entries()) {
    for (const [x, y] of sample(curves[edge] ?? [])) {
      const hit = boxes.findIndex((box) => x > box.left && x < box.right && y > box.top && y < box.bottom)
      assert.ok(hit < 0 || hit === from || hit === to, `edge ${from} → ${to} runs through box ${hit}`)
    }
  }
}

function listBoxes(
  input: LayoutInput,
  centres: LayoutResult['centres'],
): Record<'left' | 'right' | 'top' | 'bottom', number>[] {
  return input.boxes.map(({ width, height }, box) => {
    const [x = NaN, y = NaN] = centres[box] ?? []
    return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
  })
}

function sample(curve: readonly number[]): (readonly [number, number])[] {
  const points: (readonly [number, number])[] = []
  for (let k = 0; k + 8 <= curve.length; k += 6) {
    for (let t = 0; t <= 1; t += 1 / 16) points.push([evaluate(curve, k, t), evaluate(curve, k + 1, t)])
  }
  return points
}

function evaluate(curve: readonly number[], k: number, t: number): number {
  const s = 1 - t
  const [a = NaN, b = NaN, c = NaN, d = NaN] = [curve[k], curve[k + 2], curve[k + 4], curve[k + 6]]
  return s ** 3 * a + 3 * s ** 2 * t * b + 3 * s * t ** 2 * c + t ** 3 * d
}
