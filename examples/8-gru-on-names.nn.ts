// Lesson 8: a language model, letter by letter. From the names of the chemical elements a
// GRU learns what tends to follow what, and then invents elements. Larger models of the
// same kind write sentences; theirs are words, here they are letters.

import rows from './data/elements.csv'

// A dot before and after each name, so that the network learns how names begin and where
// they end: ".neon."
const names: string[] = rows.map(({ name }) => `.${name}.`)
const alphabet = [...new Set(names.join(''))].toSorted()
const encode = (text: string): number[] => [...text].map((letter) => alphabet.indexOf(letter))

// Nobody has to label anything: what the network should say at each letter is the next one.
// x: ".neon", y: "neon."
const samples = names.map((name) => ({ x: encode(name.slice(0, -1)), y: encode(name.slice(1)) }))
const [train, test] = nn.data.split(samples, 0.85)

// Takes numbers of letters, and gives scores for each of them.
const model = nn.Sequential<number[], number[][]>(
  // A letter has no size: each gets a vector of eight numbers, which are learned like weights.
  nn.Embedding(alphabet.length, 8),
  // A recurrent layer with gates: at every letter it decides what of its state to keep and
  // what to replace. So it remembers longer than the plain RNN of lesson 7. (nn.LSTM
  // decides the same with one gate more.)
  nn.GRU(8, 16),
  ([states]: [number[][], number[][]]) => states,
  // For each letter of the alphabet a score: how likely it comes next.
  nn.Linear(16, alphabet.length),
)

// The cost is the cross entropy. Of someone who knows nothing but the alphabet it is its
// logarithm:
console.log(`knowing nothing: ${Math.log(alphabet.length).toFixed(2)}`)
const { validation } = nn.fit(model, train, {
  epochs: 12,
  batchSize: 5,
  lr: 0.01,
  loss: nn.crossEntropy,
  optimizer: nn.adam,
  validation: test,
})
console.log(`on names it has never seen: ${validation.at(-1)?.toFixed(2)}`)

/** A letter drawn by its probability; a `temperature` below 1 prefers the likely ones. */
function drawLetter(scores: number[], temperature: number): string {
  const probabilities = nn.softmax(scores.map((score) => score / temperature))
  let left = Math.random()
  return alphabet[probabilities.findIndex((p) => (left -= p) < 0)]
}
function invent(): string {
  let text = '.'
  do text += drawLetter(model(encode(text)).at(-1) ?? [], 0.7)
  while (!text.endsWith('.') && text.length < 20)
  return text.replaceAll('.', '')
}
console.log(nn.noGrad(model, () => Array.from({ length: 10 }, invent).join(' ')))

// Try: 100 epochs. "train" goes on falling, "validation" rises, and the invented names are
// those it has learned by heart.
