// The toolbar's choice of the outermost repeated group that is open: of a batch, which sample the graph shows.
import type { Frame, Scene } from '../../protocol/scene.ts'
import { buildElement, buildIcon, setAttribute, setText } from '../buildElement.ts'
import { writeMember } from '../frameGeometry.ts'

export interface SampleMenu {
  readonly element: HTMLElement
  render(scene: Scene | null): void
}

/** `choose` opens the choice under the button. */
export function createSampleMenu(choose: (groupKey: string, button: Element) => void): SampleMenu {
  const word = buildElement('span', { class: 'root-word' })
  const member = buildElement('span')
  const button = buildElement('button', { type: 'button', class: 'tool sample-button' }, [
    member,
    buildIcon('chevron-down'),
  ])
  const element = buildElement('div', { class: 'root sample' }, [word, button])
  let frame: Frame | null = null
  button.addEventListener('click', () => {
    if (frame) choose(frame.key, button)
  })
  return {
    element,
    render(scene) {
      frame = findBatch(scene)
      element.hidden = frame === null
      if (!frame) return
      const { isSample } = frame
      setText(word, isSample ? 'sample' : frame.name)
      setText(member, writeMember(frame))
      const name = `${isSample ? 'Sample' : frame.name} ${writeMember(frame)} is shown; choose another`
      setAttribute(button, 'aria-label', name)
      setAttribute(button, 'title', name)
    },
  }
}

/** The open batch; else the open group at top level with the most members; null where none has more than one. */
export function findBatch(scene: Scene | null): Frame | null {
  let batch: Frame | null = null
  for (const frame of scene?.frames ?? []) {
    if (frame.isSample) return frame
    if (frame.frame === null && frame.count > (batch?.count ?? 1)) batch = frame
  }
  return batch
}
