// Lesson 6: a convolutional network (CNN) reads handwriting. 3,500 digits of the MNIST database, made smaller; see data/README.md.
// This training takes about twenty seconds. Watch the loss fall, open one sample of the batch, or press Cancel.

import rows from './data/digits.csv' // { digit: 7, pixels: '0012490000 0038960000 …' }: ten rows of ten pixels, 0 paper to 9 ink

// An image is [channel][row][column], as convolutions want it. These have one channel; a colour picture has three.
const samples: { x: number[][][]; y: number }[] = rows.map(({ digit, pixels }) => ({
  x: [pixels.split(' ').map((row: string) => [...row].map((ink) => Number(ink) / 9))],
  y: digit,
}))
const train = samples.slice(0, 3000)
const test = samples.slice(3000) // 500 digits that it never learns from
plot.image(`a handwritten ${test[3].y}`, test[3].x[0])

const model = nn.Sequential(
  // Eight patterns ("kernels") of 3×3 pixels, each looked for at every place with the same nine weights and bias.
  nn.Conv2d(1, 8, 3), // → [8][8][8]: eight channels, each says where its pattern is
  nn.relu,
  // Of every 2×2 places the strongest: what matters is that a pattern is there, not exactly where.
  nn.MaxPool2d(2), // → [8][4][4]
  nn.Flatten(),
  // What was found where adds up to ten scores, one for each digit.
  nn.Linear(8 * 4 * 4, 10),
)
const optimizer = nn.adam(model.parameters(), { lr: 0.02 })

for (let epoch = 0; epoch < 3; epoch++) {
  // Mini-batches: a step after every 20 digits. Each is a little off, but there are 150 steps in an epoch instead of one.
  for (const batch of nn.data.batches(train, 20, { shuffle: true })) {
    const scores = batch.map(({ x }) => model(x))
    const digits = batch.map(({ y }) => y)
    const loss = nn.crossEntropy(scores, digits)
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
  }
  const accuracy = nn.accuracy(model, test)
  plot.line('part of the held-out digits it reads right', accuracy)
  console.log(`epoch ${epoch + 1}: reads ${(100 * accuracy).toFixed(1)} % of the digits it has never seen`)
}

// Which digits it takes for which: rows are true, columns what it says. A classifier takes an image and gives the digit.
plot.confusion(nn.confusion(model, test))
const read = nn.classify(model)
const tenDigits = test.slice(0, 10).map(({ x }) => read(x))
console.log(`It reads the first ten of them as ${tenDigits.join(' ')}.`)

// The eight patterns it has found, side by side. Bright: ink is wanted there; dark: paper.
const kernelRows = nn.data.batches(model.parameters().slice(0, 8 * 9), 3)
const pickRow = (r: number) => kernelRows.filter((_, i) => i % 3 === r).flatMap((row) => [...row, 0])
plot.image('what the eight kernels look for', [pickRow(0), pickRow(1), pickRow(2)])

// Try: two kernels instead of eight, AvgPool2d instead of MaxPool2d, or nn.MLP(100, [16, 10]) on Flatten: what does it cost?
