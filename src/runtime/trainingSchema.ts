// The check at the trust boundary of what a run tells of its training: lists of one length, none longer than they may be.
import * as v from 'valibot'
import { histogramBins } from './histogram.ts'
import { maxEntries, maxGroups } from './passRecord.ts'

const maxName = 200

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
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
    return pass.length > 0 && rows.every(({ length }) => length === pass.length)
  }, 'the lists differ in length'),
  v.check(({ pass }) => pass.every((one, i) => i === 0 || one > (pass[i - 1] ?? 0)), 'the passes are not in order'),
)

/** `RunTraining`, of plots nothing yet. */
export const trainingSchema = v.pipe(
  v.object({ history, plots: v.tuple([]), passes: v.pipe(count, v.minValue(1)) }),
  v.check(({ passes, history: { pass } }) => pass.at(-1) === passes - 1, 'the latest pass is not there'),
)
