// Lesson 7: a recurrent network (RNN) continues a real time series: how much CO₂ there was in the air over Mauna Loa, month by month
// since 1965, in parts per million; see data/README.md. It goes up and down with the seasons, and up from year to year.

import rows from './data/co2.csv'

const ppm: number[] = rows.map((row) => row.ppm)
const measureChange = (month: number): number => ppm[month] - ppm[month - 1]

// At every step a recurrent network sees one number, and its own state after the step before: that is its memory.
// It reads the changes of two years, one after the other, and says by how much the next month will differ.
const model = { rnn: nn.RNN(1, 12), readOut: nn.Linear(12, 1) }
const parameters = [...model.rnn.parameters(), ...model.readOut.parameters()]
const monthsRead = 24

/** Twelve months from a January on. What it says of one month it reads before the next, as nobody knows the truth yet. */
function forecast(january: number): number[] {
  let [outputs, state] = model.rnn(
    Array.from({ length: monthsRead }, (_, i) => [measureChange(january - monthsRead + i)]),
  )
  let last = ppm[january - 1]
  const months: number[] = []
  for (let month = 0; month < 12; month++) {
    const change = model.readOut(outputs.at(-1) ?? [])
    last += change[0]
    months.push(last)
    ;[outputs, state] = model.rnn([change], state)
  }
  return months
}
const readTruth = (january: number): number[] => ppm.slice(january, january + 12)

// It learns from the years before 2010. Those after it are held out; a time series is never shuffled into its own future.
const listJanuaries = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => 12 * (from + i - 1965))
const train = listJanuaries(1968, 2010)
const test = listJanuaries(2010, 2020)

const optimizer = nn.adam(parameters, { lr: 0.02 })
const schedule = nn.cosineAnnealingLR(optimizer, { tMax: 120 })
for (let epoch = 0; epoch < 120; epoch++) {
  for (const batch of nn.data.batches(train, 8, { shuffle: true })) {
    const loss = nn.mse(batch.map(forecast), batch.map(readTruth))
    optimizer.zeroGrad()
    loss.backward() // back through all 36 steps: "backpropagation through time"
    nn.clipGradNorm(parameters, 1) // which multiplies so many slopes that a step could be far too long
    optimizer.step()
  }
  schedule.step()
}

// The guess it has to beat, which knows the seasons: each month will be as it was last year.
const truth = test.flatMap(readTruth)
const forecasts = nn.noGrad(Object.values(model), () => test.flatMap(forecast))
const lastYear = test.flatMap((january) => readTruth(january - 12))
const measureError = (guess: number[]) => nn.sum(guess.map((one, i) => Math.abs(one - truth[i]))) / truth.length
plot.line('CO₂ from 2010 on, in ppm', { truth, forecast: forecasts, 'same as last year': lastYear })
console.log(
  `wrong by ${measureError(forecasts).toFixed(2)} ppm; same as last year: ${measureError(lastYear).toFixed(2)} ppm`,
)
