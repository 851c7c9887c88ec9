// Layers one after the other.
import { defineModule, type Module } from './module.nn.ts'

type Step<In, Out> = (x: In) => Out

/** Layers one after the other, as one module. */
export interface Sequential<In, Out> extends Module {
  (x: In): Out
  readonly layers: readonly ((x: never) => unknown)[]
}

/**
 * Layers one after the other: what one gives, the next takes. Any function will do, so activations stand beside layers.
 *
 * ```ts
 * const model = nn.Sequential(nn.Linear(2, 16), nn.tanh, nn.Linear(16, 1))
 * const [score] = model([0.5, -1])
 * ```
 * PyTorch's `nn.Sequential`.
 */
export function Sequential<A, B>(a: Step<A, B>): Sequential<A, B>
export function Sequential<A, B, C>(a: Step<A, B>, b: Step<B, C>): Sequential<A, C>
export function Sequential<A, B, C, D>(a: Step<A, B>, b: Step<B, C>, c: Step<C, D>): Sequential<A, D>
export function Sequential<A, B, C, D, E>(a: Step<A, B>, b: Step<B, C>, c: Step<C, D>, d: Step<D, E>): Sequential<A, E>
export function Sequential<A, B, C, D, E, F>(
  a: Step<A, B>,
  b: Step<B, C>,
  c: Step<C, D>,
  d: Step<D, E>,
  e: Step<E, F>,
): Sequential<A, F>
export function Sequential<A, B, C, D, E, F, G>(
  a: Step<A, B>,
  b: Step<B, C>,
  c: Step<C, D>,
  d: Step<D, E>,
  e: Step<E, F>,
  f: Step<F, G>,
): Sequential<A, G>
export function Sequential<A, B, C, D, E, F, G, H>(
  a: Step<A, B>,
  b: Step<B, C>,
  c: Step<C, D>,
  d: Step<D, E>,
  e: Step<E, F>,
  f: Step<F, G>,
  g: Step<G, H>,
): Sequential<A, H>
export function Sequential<A, B, C, D, E, F, G, H, I>(
  a: Step<A, B>,
  b: Step<B, C>,
  c: Step<C, D>,
  d: Step<D, E>,
  e: Step<E, F>,
  f: Step<F, G>,
  g: Step<G, H>,
  h: Step<H, I>,
): Sequential<A, I>
export function Sequential<A, Z = number[]>(a: Step<A, unknown>, ...layers: ((x: never) => unknown)[]): Sequential<A, Z>
export function Sequential(...layers: ((x: never) => unknown)[]): Sequential<never, unknown> {
  if (layers.length === 0) throw new RangeError('Sequential expects at least one layer and got none.')
  layers.forEach((layer, i) => {
    if (typeof layer !== 'function') throw new TypeError(`Layer ${i} of Sequential is not a layer: it is no function.`)
  })
  return defineModule(
    function Sequential(x: never): unknown {
      let signal: unknown = x
      for (const layer of layers) signal = layer(signal as never)
      return signal
    },
    { layers },
  )
}
