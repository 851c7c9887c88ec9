// Lesson 6: a convolutional network (CNN) reads handwriting: 3,500 digits of the MNIST database,
// made smaller; see data/README.md. This training takes ten to twenty seconds. Watch the loss
// fall, choose which sample of the batch the graph shows, or press Cancel.

// Rows like { digit: 7, pixels: '0012490000 0038960000 …' }: ten rows of ten pixels, 0 is paper
// and 9 is ink.
import rows from './data/digits.csv'

// An image is [channel][row][column]. These have one channel; a colour picture has three.
const samples: { x: number[][][]; y: number }[] = rows.map(({ digit, pixels }) => ({
  x: [pixels.split(' ').map((row: string) => [...row].map((ink) => Number(ink) / 9))],
  y: digit,
}))
const train = samples.slice(0, 3000)
const test = samples.slice(3000) // 500 digits that it never learns from
plot.image(`a handwritten ${test[3].y}`, test[3].x[0])

const model = nn.Sequential(
  // Eight patterns ("kernels") of 3×3 pixels, each looked for everywhere with the same nine
  // weights: [1][10][10] → [8][8][8], a channel for each that says where the pattern is.
  nn.Conv2d(1, 8, 3),
  nn.relu,
  // Of every 2×2 places the strongest: [8][4][4]. What counts is that it is there, not where.
  nn.MaxPool2d(2),
  nn.Flatten(),
  // What was found where adds up to ten scores, one for each digit.
  nn.Linear(8 * 4 * 4, 10),
)
const optimizer = nn.adam(model.parameters(), { lr: 0.02 })

for (let epoch = 0; epoch < 3; epoch++) {
  // Mini-batches: a step after every 20 digits, so 150 steps in an epoch instead of one.
  for (const batch of nn.data.batches(train, 20, { shuffle: true })) {
    const scores = batch.map(({ x }) => model(x))
    const digits = batch.map(({ y }) => y)
    const loss = nn.crossEntropy(scores, digits)
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
  }
  const accuracy = nn.accuracy(model, test)
  plot.line('held-out digits it reads right', accuracy)
  console.log(`epoch ${epoch + 1}: reads ${(100 * accuracy).toFixed(1)} % of the digits it has never seen`)
}

// Which digits it takes for which: rows are true, columns what it says.
plot.confusion(nn.confusion(model, test))
// A classifier takes an image and gives the digit.
const read = nn.classify(model)
const tenDigits = test.slice(0, 10).map(({ x }) => read(x))
console.log(`It reads the first ten of them as ${tenDigits.join(' ')}.`)

// The eight kernels it has found, side by side. Bright: ink is wanted there; dark: paper.
const kernelRows = nn.data.batches(model.parameters().slice(0, 8 * 9), 3)
const pickRow = (r: number) => kernelRows.filter((_, i) => i % 3 === r).flatMap((row) => [...row, 0])
plot.image('what the kernels look for', [pickRow(0), pickRow(1), pickRow(2)])
// Try: two kernels instead of eight, or AvgPool2d. What is it worth, what does it cost?
