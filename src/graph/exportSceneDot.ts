// Writes what a scene shows as Graphviz source: closed groups as boxes, the frames of open ones as clusters.
import type { Edge, Frame, GroupBox, Scene, Spread } from '../protocol/scene.ts'
import { wrapDot, writeEdge, writeLabel, writeOp, writeRecord } from './dotText.ts'

/** A whole DOT file. */
export function exportSceneDot(scene: Scene): string {
  return [...wrapDot(listLines(scene))].join('')
}

function* listLines(scene: Scene): Generator<string> {
  yield* writeInside(scene, null)
  const ops = new Set(scene.ops.map(({ id }) => id))
  const computed = scene.edges.filter(({ kind }) => kind === 'input')
  for (const edge of computed) yield writeEdge(`v${edge.from}`, `${ops.has(edge.to) ? 'op' : 'v'}${edge.to}`, nameEdge(edge)) // prettier-ignore
  if (scene.groups.length > 0 || scene.cards.length >= scene.totalValues) return
  yield `label="The ${scene.cards.length} values nearest to the root, of ${scene.totalValues}."`
}

/** The shapes whose innermost frame it is, and the frames directly inside it with theirs. */
function* writeInside(scene: Scene, frame: number | null): Generator<string> {
  const ops = new Map(scene.ops.map((op) => [op.id, op]))
  for (const card of scene.cards) {
    if (card.frame !== frame) continue
    yield writeRecord(card.id, card.label, card.data, card.grad)
    const op = ops.get(card.id)
    if (op) yield* writeOp(op.id, op.symbol, op.width > op.height)
  }
  for (const group of scene.groups) if (group.frame === frame) yield writeGroup(group)
  for (const inner of scene.frames) {
    if (inner.frame !== frame) continue
    yield `subgraph cluster${inner.id} {`
    yield `  label="${writeLabel([nameFrame(inner)])}"`
    for (const line of writeInside(scene, inner.id)) yield `  ${line}`
    yield '}'
  }
}

function writeGroup(group: GroupBox): string {
  const { id, count, contents, data, grad } = group
  const lines = [nameGroup(group), contents, writeSpread('data', data), grad ? writeSpread('|grad|', grad) : '']
  const shape = count > 1 ? 'box3d' : 'box'
  return `v${id} [shape=${shape}, label="${writeLabel(lines.filter((line) => line !== ''))}"]`
}

/** `neuron 0–2 ×3` */
function nameGroup({ name, range, count }: GroupBox): string {
  return [name, range, count > 1 ? `×${count.toLocaleString('en-US')}` : ''].filter((part) => part !== '').join(' ')
}

/** `neuron [3] of 16` */
function nameFrame({ name, member, count }: Frame): string {
  return count > 1 ? `${name} [${member}] of ${count.toLocaleString('en-US')}` : name
}

function writeSpread(name: string, { min, mean, max }: Spread): string {
  return `${name} ${mean} [${min}, ${max}]`
}

function nameEdge({ partial, count }: Edge): string {
  return count > 1 ? `${count.toLocaleString('en-US')} edges` : partial
}
