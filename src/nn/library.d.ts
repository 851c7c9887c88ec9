// The library under the name by which every `.nn.ts` file finds it.

/** Networks and what they are trained with: layers, activations, losses, optimizers, data. */
declare const nn: typeof import('./index.nn.ts')
