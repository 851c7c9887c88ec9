// The check at the trust boundary of what a run tells of its training: lists of one length, none longer than they may be.
import * as v from 'valibot'
import { histogramBins } from './histogram.ts'
import { maxEntries, maxGroups } from './passRecord.ts'

const maxName = 200
/** Points of a line; the other plots are as large as plots.ts and its neighbours let them be. */
const maxPoints = 2_049

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const finite = v.pipe(v.number(), v.finite())
const anyNumber = v.custom<number>((x) => typeof x === 'number')
const list = <Item extends v.GenericSchema>(item: Item, length: number) => v.pipe(v.array(item), v.maxLength(length))
/** One number a pass. */
const row = <Item extends v.GenericSchema>(item: Item) => list(item, maxEntries)
const name = v.pipe(
  v.string(),
  v.transform((text) => (text.length > maxName ? `${text.slice(0, maxName)}…` : text)),
)
const histogram = v.object({
  min: v.pipe(v.number(), v.finite()),
  max: v.pipe(v.number(), v.finite()),
  counts: v.pipe(list(count, histogramBins), v.minLength(1)),
})
const group = v.object({
  name,
  count,
  gradientNorm: row(anyNumber),
  updateRatio: row(v.nullable(anyNumber)),
  weights: histogram,
  gradients: histogram,
})
const history = v.pipe(
  v.object({
    pass: row(count),
    epoch: row(v.nullable(count)),
    loss: row(anyNumber),
    validation: row(v.nullable(anyNumber)),
    groups: list(group, maxGroups),
  }),
  v.check(({ pass, epoch, loss, validation, groups }) => {
    const rows = [epoch, loss, validation, ...groups.flatMap((one) => [one.gradientNorm, one.updateRatio])]
    return rows.every(({ length }) => length === pass.length)
  }, 'the lists differ in length'),
  v.check(({ pass }) => pass.every((one, i) => i === 0 || one > (pass[i - 1] ?? 0)), 'the passes are not in order'),
)

/** Long lists, without a schema for each number. */
const numbers = (length: number) =>
  v.custom<readonly number[]>(
    (x) => Array.isArray(x) && x.length <= length && x.every((item) => typeof item === 'number'),
  )
const numbersOrNull = (length: number) =>
  v.custom<readonly (number | null)[]>(
    (x) => Array.isArray(x) && x.length <= length && x.every((item) => typeof item === 'number' || item === null),
  )

const line = v.object({ name, x: numbers(maxPoints), y: numbersOrNull(maxPoints) })
const cloud = v.object({ name, x: numbers(5_000), y: numbers(5_000) })

const plot = v.variant('kind', [
  v.object({
    kind: v.literal('line'),
    title: name,
    series: list(
      v.pipe(
        line,
        v.check(({ x, y }) => x.length === y.length),
      ),
      20,
    ),
  }),
  v.object({
    kind: v.literal('scatter'),
    title: name,
    groups: list(
      v.pipe(
        cloud,
        v.check(({ x, y }) => x.length === y.length),
      ),
      50,
    ),
  }),
  v.pipe(
    v.object({ kind: v.literal('image'), title: name, width: count, height: count, pixels: numbers(256 * 256) }),
    v.check(({ width, height, pixels }) => pixels.length === width * height),
  ),
  v.pipe(
    v.object({
      kind: v.literal('boundary'),
      title: name,
      xMin: finite,
      xMax: finite,
      yMin: finite,
      yMax: finite,
      columns: count,
      rows: count,
      scores: numbers(10_000),
      points: list(v.object({ x: anyNumber, y: anyNumber, label: anyNumber }), 2_000),
    }),
    v.check(({ columns, rows, scores }) => scores.length === columns * rows),
  ),
  v.pipe(
    v.object({ kind: v.literal('confusion'), title: name, classes: list(name, 50), counts: list(numbers(50), 50) }),
    v.check(({ classes, counts }) => counts.length === classes.length),
  ),
])

/** `RunTraining`. */
export const trainingSchema = v.pipe(
  v.object({ history, plots: list(plot, 50), passes: count }),
  v.check(
    ({ passes, history: { pass } }) => pass.length === 0 || pass.at(-1) === passes - 1,
    'the latest pass is not there',
  ),
)
