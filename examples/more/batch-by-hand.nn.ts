// A whole batch of samples. The graph has thousands of values; the panel folds it by what it means.
// Open "for i" to look into one sample, step through the samples with ‹ and ›, search for w[3], colour by |grad|.

const hiddenSize = 8
const rate = 0.5

function makeNeuron(inputs: number) {
  return { w: Array.from({ length: inputs }, () => value(Math.random() * 2 - 1)), b: value(0) }
}
const hidden = Array.from({ length: hiddenSize }, () => makeNeuron(2))
const output = makeNeuron(hiddenSize)
const parameters = [...hidden, output].flatMap(({ w, b }) => [...w, b])

function neuron({ w, b }: { w: number[]; b: number }, x: number[]): number {
  let sum = b
  for (let j = 0; j < x.length; j++) sum += w[j] * x[j]
  return sum.tanh()
}
function model(x: number[]): number {
  return neuron(
    output,
    hidden.map((h) => neuron(h, x)),
  )
}

// Sixty points on two rings: the inner one is class 1, the outer one class −1.
const samples = Array.from({ length: 60 }, (_, i) => {
  const radius = i % 2 === 0 ? 0.5 : 1.2
  const angle = (2 * Math.PI * i) / 60
  return { x: [radius * Math.cos(angle), radius * Math.sin(angle)], y: i % 2 === 0 ? 1 : -1 }
})

for (let step = 0; step < 30; step++) {
  let loss = value(0)
  for (let i = 0; i < samples.length; i++) loss += (model(samples[i].x) - samples[i].y) ** 2 / samples.length
  for (const p of parameters) p.zeroGrad()
  loss.backward()
  for (const p of parameters) p.data -= rate * p.grad
  if (step % 10 === 9) console.log(`step ${step}: loss ${loss.toFixed(4)}`)
}
