// Makes the data files of the lessons from the packages that carry the data whole: `npm run data` writes them anew.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { csvParse } from 'd3-dsv'

const project = join(import.meta.dirname, '../..')
const readPackage = (path: string): string => readFileSync(join(project, 'node_modules', path), 'utf8')

const digitsPerClass = 350
const side = 28
/** MNIST centres what it scaled to 20×20 pixels in 28×28. */
const frame = 4
const small = 10

/** The data files by name. */
export const dataFiles: Readonly<Record<string, () => string>> = {
  'digits.csv': reduceDigits,
  'penguins.csv': reducePenguins,
  'co2.csv': reduceCo2,
}

/** The first digits of every class, one class after the other in turn: 10 rows of 10 pixels from 0 (paper) to 9 (ink). */
function reduceDigits(): string {
  const classes = Array.from({ length: 10 }, (_, digit) => {
    const { data }: { data: number[] } = JSON.parse(readPackage(`mnist/src/digits/${digit}.json`))
    return data
  })
  const lines = ['digit,pixels']
  for (let i = 0; i < digitsPerClass; i++) {
    classes.forEach((data, digit) =>
      lines.push(`${digit},${shrink(data.slice(i * side * side, (i + 1) * side * side))}`),
    )
  }
  return `${lines.join('\n')}\n`
}

/** Each pixel is the mean of four. */
function shrink(image: readonly number[]): string {
  const at = (row: number, column: number): number => image[row * side + column] ?? NaN
  const rows = Array.from({ length: small }, (_, r) =>
    Array.from({ length: small }, (__, c) => {
      const [row, column] = [frame + 2 * r, frame + 2 * c]
      const ink = at(row, column) + at(row, column + 1) + at(row + 1, column) + at(row + 1, column + 1)
      return Math.round((9 * ink) / 4)
    }).join(''),
  )
  return rows.join(' ')
}

/** The penguins of which everything was measured. */
function reducePenguins(): string {
  const penguins: Record<string, string | number | null>[] = JSON.parse(readPackage('vega-datasets/data/penguins.json'))
  const columns = ['Species', 'Sex', 'Beak Length (mm)', 'Beak Depth (mm)', 'Flipper Length (mm)', 'Body Mass (g)']
  const whole = penguins.filter((row) => columns.every((name) => row[name] !== null && row[name] !== '.'))
  const lines = whole.map((row) => columns.map((name) => String(row[name]).toLowerCase()).join(','))
  return `species,sex,beakLength,beakDepth,flipperLength,bodyMass\n${lines.join('\n')}\n`
}

/** The months from 1965 to 2019, of which none is missing. */
function reduceCo2(): string {
  const lines = csvParse(readPackage('vega-datasets/data/co2-concentration.csv'))
    .filter(({ Date: date = '' }) => date >= '1965' && date < '2020')
    .map(({ Date: date = '', CO2: ppm = '' }) => `${date.slice(0, 7)},${ppm}`)
  return `month,ppm\n${lines.join('\n')}\n`
}

if (import.meta.main) {
  for (const [name, reduce] of Object.entries(dataFiles)) writeFileSync(join(project, 'examples/data', name), reduce())
}
