// One plot of every kind but the decision boundary, which the training run brings.
import type { Plot } from '../../../src/protocol/training.ts'

const months = Array.from({ length: 48 }, (_, i) => i)
const season = (i: number): number => 330 + 0.15 * i + 3 * Math.sin((2 * Math.PI * i) / 12)
/** Evenly spread, without two at one place. */
const spread = (i: number, around: number): number => around + 0.5 * Math.sin(12.9898 * (i + 1))
const flowers = Array.from({ length: 50 }, (_, i) => i)

export const plotsOfEveryKind: readonly Plot[] = [
  {
    kind: 'line',
    title: 'CO₂ at Mauna Loa, ppm',
    series: [
      { name: 'truth', x: months, y: months.map((i) => (i === 20 || i === 21 ? null : season(i))) },
      { name: 'forecast', x: months.slice(30), y: months.slice(30).map((i) => season(i) + 0.2 * Math.cos(i)) },
    ],
  },
  {
    kind: 'scatter',
    title: 'petals',
    groups: [
      { name: 'setosa', x: flowers.map((i) => spread(i, 1.4)), y: flowers.map((i) => spread(3 * i, 0.8)) },
      { name: 'virginica', x: flowers.map((i) => spread(5 * i, 2.1)), y: flowers.map((i) => spread(7 * i, 1.7)) },
    ],
  },
  {
    kind: 'image',
    title: 'a digit',
    width: 16,
    height: 16,
    pixels: [
      0,
      1,
      ...Array.from({ length: 254 }, (_, i) =>
        Math.exp(-(((Math.hypot(((i + 2) % 16) - 7.5, (i + 2) / 16 - 8) - 5) / 1.5) ** 2)),
      ),
    ],
  },
  {
    kind: 'confusion',
    title: 'held-out flowers',
    classes: ['setosa', 'versicolor', 'virginica'],
    counts: [
      [48, 2, 0],
      [5, 41, 4],
      [0, 0, 50],
    ],
  },
]
