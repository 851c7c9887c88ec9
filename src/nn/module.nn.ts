// What a module is: a function that holds the parameters it computes with, and the modules it is made of.

/** A part of a network. Call it like a function; what it holds can be read: `model.layers[0].neurons[2].w[1]`. */
export interface Module {
  /** Every parameter, in the order in which the module holds them; one that is held twice counts once. */
  parameters(): number[]
  /** Sets the gradient of every parameter to 0, so that the next `backward()` does not add to the last one. */
  zeroGrad(): void
  /** True while it learns; `Dropout` works only then. */
  readonly training: boolean
  /** Begins to learn, with all modules inside; `train(false)` is `eval()`. */
  train(on?: boolean): void
  /** Ends learning: from here on the same input gives the same output. */
  eval(): void
}

/** Makes a module of a function and of the parameters and modules it works with: numbers, modules, and arrays of both. */
export function defineModule<Forward extends (...inputs: never[]) => unknown, Parts extends object>(
  forward: Forward,
  parts: Parts,
): Forward & Parts & Module {
  const module = Object.assign(forward, parts, {
    training: true,
    parameters: () => [...new Set(listHeld(module, keys).filter(isNumber))],
    zeroGrad: () => {
      for (const p of module.parameters()) p.zeroGrad()
    },
    train: (on: boolean = true) => {
      module.training = on
      for (const inner of listHeld(module, keys).filter(isModule)) inner.train(on)
    },
    eval: () => module.train(false),
  })
  const keys = Object.keys(parts)
  partsOf.set(module, keys)
  return module
}

/** Under which names a module holds its parts. */
const partsOf = new WeakMap<object, readonly string[]>()

/**
 * Runs `compute` with the parameters of the model as plain numbers: nothing it computes enters the graph, which saves time
 * and memory where no gradient is needed, as for measuring how good a model is. PyTorch's `torch.no_grad()`.
 *
 * A `model` that is not made of modules of this library is left as it is.
 */
export function noGrad<Result>(model: unknown, compute: () => Result): Result {
  const restore: (() => void)[] = []
  setPlain(model, restore)
  try {
    return compute()
  } finally {
    for (const undo of restore) undo()
  }
}

/** Puts plain numbers in the place of parameters; `restore` gets what takes that back. */
function setPlain(held: unknown, restore: (() => void)[]): void {
  if (Array.isArray(held)) {
    if (!held.some(isNumber)) return held.forEach((item) => setPlain(item, restore))
    const before = held.slice()
    for (let i = 0; i < held.length; i++) held[i] = Number(held[i])
    restore.push(() => {
      for (let i = 0; i < held.length; i++) held[i] = before[i]
    })
  } else if (isModule(held)) {
    const module = held as Module & Record<string, unknown>
    for (const key of partsOf.get(module) ?? []) {
      const part = module[key]
      if (!isNumber(part)) {
        setPlain(part, restore)
        continue
      }
      module[key] = Number(part)
      restore.push(() => {
        module[key] = part
      })
    }
  }
}

/** The numbers and modules among what is held under the keys, in order; in the place of a module also what it holds. */
function listHeld(holder: object, keys: readonly string[]): unknown[] {
  const found: unknown[] = []
  for (const key of keys) collectHeld((holder as Record<string, unknown>)[key], found)
  return found
}

function collectHeld(held: unknown, found: unknown[]): void {
  if (Array.isArray(held)) {
    for (let i = 0; i < held.length; i++) collectHeld(held[i], found)
  } else if (isModule(held)) {
    found.push(held)
    found.push(...held.parameters())
  } else if (isNumber(held)) {
    found.push(held)
  }
}

export function isModule(x: unknown): x is Module {
  return typeof x === 'function' && 'parameters' in x
}

function isNumber(x: unknown): x is number {
  return typeof x === 'number'
}
