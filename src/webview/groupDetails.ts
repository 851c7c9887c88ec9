// Says in the strip below the graph what a chosen group holds.
import type { GroupBox, Spread } from '../protocol/scene.ts'
import { buildElement } from './buildElement.ts'
import { writeCount } from './statusText.ts'

export function buildGroupDetails(group: GroupBox): Node[] {
  const count = group.count > 1 ? [buildElement('span', { class: 'quiet' }, [`×${writeCount(group.count)}`])] : []
  const head = buildElement('p', { class: 'details-head' }, [
    buildElement('strong', {}, [group.range === '' ? group.name : `${group.name} ${group.range}`]),
    ...count,
    buildElement('span', { class: 'quiet' }, [group.contents]),
    ...(group.canOpen ? [buildElement('span', { class: 'quiet' }, ['Enter opens it.'])] : []),
  ])
  const spreads = buildElement('p', { class: 'details-head' }, [
    ...buildSpread('data', group.data, ''),
    ...(group.grad ? buildSpread('|grad|', group.grad, '1') : []),
  ])
  return [head, spreads]
}

function buildSpread(key: string, { min, mean, max }: Spread, sign: string): Node[] {
  return [
    buildElement('span', { class: 'figure', 'data-sign': sign }, [
      buildElement('span', { class: 'quiet' }, [`${key} mean `]),
      buildElement('span', { class: 'figure-number' }, [mean]),
      buildElement('span', { class: 'quiet' }, [` from ${min} to ${max}`]),
    ]),
  ]
}
