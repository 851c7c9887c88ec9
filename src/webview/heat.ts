// How hot a shape is: the measure by which the user has the graph coloured.
import type { Card, GroupBox } from '../protocol/scene.ts'
import type { Heat } from './looks.ts'

/** The weakest tint that can still be told from none. */
const faintest = 0.18

/** From the faintest tint to 1; null for no tint. Zero and unknown get none at all, however small the others are. */
export function findHeat(shape: Card | GroupBox, heat: Heat): number | null {
  const measure = measureHeat(shape, heat)
  return measure > 0 ? faintest + (1 - faintest) * measure : null
}

/** Of a group the mean of what is inside. */
function measureHeat(shape: Card | GroupBox, heat: Heat): number {
  if (heat === 'nothing') return 0
  if ('node' in shape) return heat === 'grad' ? shape.gradBar : shape.dataBar
  return heat === 'grad' ? (shape.grad?.bar ?? 0) : shape.data.bar
}
