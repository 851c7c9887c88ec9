// Groups are named by the part of the network whose parameters they use.
import assert from 'node:assert/strict'
import { buildScene } from '../../src/graph/buildScene.ts'
import { layoutPlainly } from '../../src/graph/layoutGraph.ts'
import { viewGraph, type GraphView } from '../../src/graph/graphView.ts'
import { openGroups, setOpen } from '../../src/graph/openGroups.ts'
import { noChoices, type GroupChoices } from '../../src/protocol/panelMessages.ts'
import { takeSnapshot } from '../runtime/evaluateText.ts'

/** The closed groups and the frames of the open ones. */
function listNames({ shapes, places }: GraphView): { groups: string[]; frames: string[] } {
  return {
    groups: shapes.flatMap((shape) => (shape.kind === 'group' ? [shape.name] : [])),
    frames: places.slice(1).map((place) => place.name),
  }
}

async function nameAll(program: string, choices: GroupChoices = noChoices): Promise<ReturnType<typeof listNames>> {
  const snapshot = await takeSnapshot(`${program}\nloss.backward()`)
  return listNames(viewGraph(snapshot, openGroups(snapshot, choices)))
}

describe('the name of a group', () => {
  const network = `const model = nn.MLP(2, [4, 4, 1])
const loss = nn.mse([1, 2, 3, 4, 5, 6, 7, 8].map((x) => model([x, -x])[0]), [1, 2, 3, 4, 5, 6, 7, 8])`

  it('is that of the layer whose weights it uses, and of all layers that of the function', async () => {
    const { groups, frames } = await nameAll(network)
    assert.deepEqual(groups.slice(0, 4), ['layers[0]', 'layers[1]', 'layers[2]', 'MLP'])
    assert.deepEqual(frames, ['MLP'])
  })

  it('goes on inside where that of the place around ends', async () => {
    const { frames } = await nameAll(network, setOpen(noChoices, '/MLP/Neuron', true))
    assert.deepEqual(frames, ['MLP', 'layers[0]'])
    const nested = `${network.replace('loss =', 'mean =')}\nconst head = { first: nn.Neuron(40), second: nn.Neuron(30) }
function run(x: number[]) { return head.first(x) + head.second(x.slice(10)) }
const loss = mean + run(Array.from({ length: 40 }, (_, k) => k))`
    const opened = await nameAll(nested, setOpen(noChoices, '/run', true))
    assert.deepEqual([opened.frames.at(-1), ...opened.groups.slice(-2)], ['head', 'first', 'second'])
  })

  it('is not said again on the cards inside', async () => {
    const snapshot = await takeSnapshot(`${network}\nloss.backward()`)
    const open = ['/MLP', '/MLP/Neuron', '/MLP/Neuron/dot']
    const scene = await buildScene(
      snapshot,
      { layout: async (input) => layoutPlainly(input) },
      { choices: { ...noChoices, open } },
    )
    const texts = scene?.cards.flatMap(({ label, labelText }) =>
      label.includes('.') ? [`${label}: ${labelText}`] : [],
    )
    const inNeuron = (step: string): string => `layers[0].neurons[0].${step}: ${step}`
    assert.deepEqual(texts, ['w[0]', 'w[1]', 'b'].map(inNeuron))
  })

  it('is that of the function where parameters have no path or an index alone would be left', async () => {
    const { groups } =
      await nameAll(`const w = Array.from({ length: 20 }, () => Array.from({ length: 20 }, () => value(0.1)))
const rows = w.map((row) => nn.dot(row, row).tanh())
const loss = nn.sum(rows)`)
    assert.ok(groups.length > 0 && groups.every((each) => !each.includes('[')), groups.join())
  })
})
