// Lesson 4: regression on real data. How heavy is a penguin, told from its beak, its
// flippers, its sex and its species? 333 penguins of three species, measured on the Palmer
// Archipelago; see data/README.md.

// A header line makes rows with names: { species: 'adelie', beakLength: 39.1, … }
import rows from './data/penguins.csv'

// The inputs, one vector for each penguin. A species has no number: "one-hot" gives each an
// input of its own that is 1 or 0.
const species = ['adelie', 'chinstrap', 'gentoo']
const penguins: { x: number[]; y: number }[] = rows.map((row) => ({
  x: [
    row.beakLength,
    row.beakDepth,
    row.flipperLength,
    row.sex === 'male' ? 1 : 0,
    ...nn.data.oneHot(species.indexOf(row.species), species.length),
  ],
  y: row.bodyMass / 1000, // in kg, so that numbers are neither huge nor tiny
}))

// Four of five penguins to learn from. The rest is held out: only data a network has never
// seen can tell whether it has learned or merely remembers. Inputs of one size make
// learning easy: each gets mean 0 and deviation 1, by the training data.
const [known, heldOut] = nn.data.split(penguins, 0.8)
const train = nn.data.normalize(known)
const test = nn.data.normalize(heldOut, { by: known })

// A feedforward network (FNN): numbers go one way, from the inputs through the layers to
// the output, and never back.
const model = nn.MLP(7, [8, 1], { activation: 'tanh', init: 'xavier' })

// The whole training in one line. Lesson 3 writes out what happens in it. In the chart of
// the loss, "train" is what it learns from, pass by pass (a pass is a mini-batch of 16),
// and "validation" the loss on the penguins held out, after every epoch.
const setting = { epochs: 100, batchSize: 16, lr: 0.01, loss: nn.mse, optimizer: nn.adam }
nn.fit(model, train, { ...setting, validation: test })

// Measured as people would: by how many kilograms is it wrong? The simplest guess, always
// the mean, is what it has to beat.
const predict = (x: number[]) => nn.noGrad(model, () => model(x)[0])
const mean = nn.sum(train.map(({ y }) => y)) / train.length
const measureError = (guess: (x: number[]) => number) =>
  Math.sqrt(nn.sum(test.map(({ x, y }) => (guess(x) - y) ** 2)) / test.length)
console.log(`the network is wrong by ${measureError(predict).toFixed(3)} kg`)
console.log(`always the mean is wrong by ${measureError(() => mean).toFixed(3)} kg`)

// Perfect predictions would lie on the diagonal.
plot.scatter(
  'held out: true kg, predicted kg',
  test.map(({ x, y }) => [y, predict(x)]),
  heldOut.map(({ x }) => species[x.slice(4).indexOf(1)]),
)

// Try: fewer inputs (leave out the sex), one neuron instead of eight, lr: 1. Then 2,000
// epochs with batches of 266: at the end "validation" rises while "train" goes on falling.
// That is overfitting: it learns these penguins by heart, not what penguins are.
