// The engine to compare with: a closure and a Set per node, as micrograd has them, with its recursion made a loop.

export class ClosureValue {
  grad = 0
  data: number
  readonly inputs: ReadonlySet<ClosureValue>
  propagate: () => void = () => undefined

  constructor(data: number, inputs: readonly ClosureValue[] = []) {
    this.data = data
    this.inputs = new Set(inputs)
  }

  add(other: ClosureValue): ClosureValue {
    const out = new ClosureValue(this.data + other.data, [this, other])
    out.propagate = () => {
      this.grad += out.grad
      other.grad += out.grad
    }
    return out
  }

  mul(other: ClosureValue): ClosureValue {
    const out = new ClosureValue(this.data * other.data, [this, other])
    out.propagate = () => {
      this.grad += other.data * out.grad
      other.grad += this.data * out.grad
    }
    return out
  }

  relu(): ClosureValue {
    const out = new ClosureValue(this.data < 0 ? 0 : this.data, [this])
    out.propagate = () => {
      this.grad += out.data > 0 ? out.grad : 0
    }
    return out
  }

  backward(): void {
    this.grad = 1
    for (const node of sortTopologically(this).toReversed()) node.propagate()
  }
}

/** Inputs before what is computed from them; depth first, with a stack of our own. */
function sortTopologically(root: ClosureValue): ClosureValue[] {
  const sorted: ClosureValue[] = []
  const visited = new Set([root])
  const stack = [{ node: root, rest: root.inputs.values() }]
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = top.rest.next()
    if (next.done === true) {
      sorted.push(top.node)
      stack.pop()
    } else if (!visited.has(next.value)) {
      visited.add(next.value)
      stack.push({ node: next.value, rest: next.value.inputs.values() })
    }
  }
  return sorted
}
