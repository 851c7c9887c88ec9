// Small data sets made by formula, to watch a network learn.
import { checkNumber, checkSize } from './checks.nn.ts'
import { drawNormal } from './random.nn.ts'

/** An input, and what a model should say to it. */
export interface Sample<X = number[], Y = number> {
  readonly x: X
  readonly y: Y
}

export interface TwoClassOptions {
  /** Standard deviation of what is added to each coordinate: 0 where left out. */
  readonly noise?: number
  /** What the two classes are called: `[0, 1]` where left out; `[-1, 1]` for the hinge loss. */
  readonly labels?: readonly [number, number]
}

/**
 * Two half moons that reach into each other: `n` samples `{ x: [x₀, x₁], y }`, half of them of each class, in random order.
 * Class 0 lies on `(cos t, sin t)`, class 1 on `(1 − cos t, ½ − sin t)`, t from 0 to π. scikit-learn's `make_moons`.
 */
export function moons(n: number = 100, { noise = 0, labels = [0, 1] }: TwoClassOptions = {}): Sample[] {
  checkSize('The number of moons', n, 2)
  checkNumber('The noise of moons', noise, 0)
  const outer = Math.floor(n / 2)
  return makeSamples(n, noise, (i) => {
    if (i < outer) {
      const t = (Math.PI * i) / Math.max(1, outer - 1)
      return { x: [Math.cos(t), Math.sin(t)], y: labels[0] }
    }
    const t = (Math.PI * (i - outer)) / Math.max(1, n - outer - 1)
    return { x: [1 - Math.cos(t), 0.5 - Math.sin(t)], y: labels[1] }
  })
}

interface CirclesOptions extends TwoClassOptions {
  /** Radius of the inner circle: 0.8 where left out; that of the outer one is 1. */
  readonly factor?: number
}

/**
 * A circle in a circle: `n` samples `{ x: [x₀, x₁], y }`, half of them of each class, in random order. Class 0 is the outer circle.
 * scikit-learn's `make_circles`.
 */
export function circles(n: number = 100, { noise = 0, factor = 0.8, labels = [0, 1] }: CirclesOptions = {}): Sample[] {
  checkSize('The number of circles', n, 2)
  checkNumber('The noise of circles', noise, 0)
  checkNumber('The factor of circles', factor, 0, 1)
  const outer = Math.floor(n / 2)
  return makeSamples(n, noise, (i) => {
    const isOuter = i < outer
    const t = isOuter ? (2 * Math.PI * i) / outer : (2 * Math.PI * (i - outer)) / (n - outer)
    const radius = isOuter ? 1 : factor
    return { x: [radius * Math.cos(t), radius * Math.sin(t)], y: isOuter ? labels[0] : labels[1] }
  })
}

interface SpiralOptions {
  /** How many arms, which are the classes: 2 where left out. */
  readonly classes?: number
  /** How often each arm turns around the middle: 1 where left out. */
  readonly turns?: number
  /** Standard deviation of what is added to each coordinate: 0 where left out. */
  readonly noise?: number
}

/**
 * Arms of a spiral: `n` samples `{ x: [x₀, x₁], y }` with classes from 0, in random order. Arm k goes from the middle outwards to
 * radius 1, at the angle `2π·(turns·radius + k / classes)`.
 */
export function spiral(n: number = 100, { classes = 2, turns = 1, noise = 0 }: SpiralOptions = {}): Sample[] {
  checkSize('The number of classes of spiral', classes)
  checkSize('The number of points of spiral', n, classes)
  checkNumber('The turns of spiral', turns, 0)
  checkNumber('The noise of spiral', noise, 0)
  const perArm = Math.ceil(n / classes)
  return makeSamples(n, noise, (i) => {
    const arm = i % classes
    const radius = (Math.floor(i / classes) + 1) / perArm
    const angle = 2 * Math.PI * (turns * radius + arm / classes)
    return { x: [radius * Math.cos(angle), radius * Math.sin(angle)], y: arm }
  })
}

/**
 * "Exclusive or": class 1 where exactly one of the two inputs is 1. `n` samples `{ x: [x₀, x₁], y }` at the corners (0, 0), (0, 1),
 * (1, 0) and (1, 1) in turn, in random order. No single neuron can learn it: Minsky & Papert 1969.
 */
export function xor(n: number = 4, { noise = 0, labels = [0, 1] }: TwoClassOptions = {}): Sample[] {
  checkSize('The number of points of xor', n)
  checkNumber('The noise of xor', noise, 0)
  return makeSamples(n, noise, (i) => {
    const a = (i >> 1) & 1
    const b = i & 1
    return { x: [a, b], y: a === b ? labels[0] : labels[1] }
  })
}

/** Samples in random order, with noise on every coordinate. */
function makeSamples(n: number, noise: number, make: (i: number) => Sample): Sample[] {
  const samples: Sample[] = []
  for (let i = 0; i < n; i++) {
    const { x, y } = make(i)
    const sample = { x: noise > 0 ? x.map((coordinate) => coordinate + drawNormal(0, noise)) : x, y }
    // Inserted at a random place: the order of Fisher & Yates, while it grows.
    const at = Math.floor(Math.random() * (i + 1))
    if (at < i) samples.push(samples[at])
    samples[at] = sample
  }
  return samples
}
