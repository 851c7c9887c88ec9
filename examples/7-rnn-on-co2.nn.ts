// Lesson 7: a recurrent network (RNN) continues a real time series: how much CO₂ there was in
// the air over Mauna Loa, in parts per million, month by month since 1965; see data/README.md.
// It goes up and down with the seasons, and up from year to year.

import rows from './data/co2.csv'

const ppm: number[] = rows.map((row) => row.ppm)
const readYear = (january: number): number[] => ppm.slice(january, january + 12)

// At every step a recurrent network sees one number, and its own state after the step before:
// that is its memory. Here the numbers are the changes from month to month.
const model = { rnn: nn.RNN(1, 12), readOut: nn.Linear(12, 1) }
const parameters = [...model.rnn.parameters(), ...model.readOut.parameters()]

/** The year from a January on, by the changes of the 24 months before. */
function forecast(january: number): number[] {
  const changes = Array.from({ length: 24 }, (_, i) => [ppm[january - 24 + i] - ppm[january - 25 + i]])
  let [outputs, state] = model.rnn(changes)
  let last = ppm[january - 1]
  const months: number[] = []
  for (let month = 0; month < 12; month++) {
    const change = model.readOut(outputs.at(-1) ?? [])
    last += change[0]
    months.push(last)
    // What it says of one month it reads before the next: nobody knows the truth yet.
    ;[outputs, state] = model.rnn([change], state)
  }
  return months
}

// It learns from the years before 2010. Those after are held out: the future stays unknown.
const listYears = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => 12 * (from + i - 1965))
const train = listYears(1968, 2010)
const test = listYears(2010, 2020)

const optimizer = nn.adam(parameters, { lr: 0.02 })
const schedule = nn.cosineAnnealingLR(optimizer, { tMax: 120 }) // ever smaller steps
for (let epoch = 0; epoch < 120; epoch++) {
  for (const batch of nn.data.batches(train, 8, { shuffle: true })) {
    const loss = nn.mse(batch.map(forecast), batch.map(readYear))
    optimizer.zeroGrad()
    loss.backward() // back through all 36 steps: "backpropagation through time" …
    nn.clipGradNorm(parameters, 1) // … multiplies so many slopes that a step could be far too long
    optimizer.step()
  }
  schedule.step()
}

// The guess it has to beat, which knows the seasons: each month will be as it was last year.
const truth = test.flatMap(readYear)
const forecasts = nn.noGrad(Object.values(model), () => test.flatMap(forecast))
const lastYear = test.flatMap((january) => readYear(january - 12))
plot.line('CO₂ from 2010 on, in ppm', { truth, forecast: forecasts, 'same as last year': lastYear })
const measureError = (guess: number[]) => nn.mse(guess, truth) ** 0.5
console.log(
  `wrong by ${measureError(forecasts).toFixed(2)} ppm; same as last year: ${measureError(lastYear).toFixed(2)}`,
)
