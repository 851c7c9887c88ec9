// The strip above a graph with groups: which open groups are around the chosen value, and what can be done with all of them.
import type { Frame } from '../protocol/scene.ts'
import { buildElement, buildIcon, setAttribute, setText } from './buildElement.ts'
import { writeMember, type FrameAction } from './frameGeometry.ts'
import { listOpenAround } from './groupFocus.ts'
import type { PanelModel } from './panelModel.ts'

export interface GroupStripActions {
  /** Brings the frame into view; null: the whole graph. */
  goTo(frame: Frame | null): void
  press(action: FrameAction, groupKey: string, button: Element): void
  openAll(): void
  closeAll(): void
  resetGroups(): void
}

export interface GroupStrip {
  readonly element: HTMLElement
  /** Says which member of the innermost open group is shown. */
  readonly member: Element
  render(model: PanelModel): void
}

export function createGroupStrip(actions: GroupStripActions): GroupStrip {
  let around: readonly Frame[] = []
  const press = (action: FrameAction, button: Element): void => {
    const inner = around.at(-1)
    if (inner) actions.press(action, inner.key, button)
  }
  const whole = buildButton('crumb', 'whole graph', 'Show the whole graph', () => actions.goTo(null))
  const crumbs = buildElement('ol', { class: 'crumbs' }, [buildElement('li', {}, [whole])])
  const before = buildIconButton('chevron-left', (button) => press('before', button))
  const member = buildButton('crumb crumb-member', '', '', () => press('choose', member))
  const after = buildIconButton('chevron-right', (button) => press('after', button))
  const close = buildIconButton('close', (button) => press('close', button))
  const inner = buildElement('span', { class: 'crumb-tools' }, [before, member, after, close])
  const hint = buildElement('span', { class: 'crumb-hint' }, ['A click or Enter opens a group.'])
  const openAll = buildButton('tool', 'open all', 'Open every group, as far as it can be drawn', () =>
    actions.openAll(),
  )
  const closeAll = buildButton('tool', 'close all', 'Close every group', () => actions.closeAll())
  const reset = buildButton('tool', 'reset', 'Forget what you opened and closed', () => actions.resetGroups())
  const element = buildElement('nav', { class: 'group-strip', 'aria-label': 'groups' }, [
    buildElement('div', { class: 'crumb-path' }, [crumbs, inner, hint]),
    buildElement('div', { class: 'tool-group' }, [openAll, closeAll, reset]),
  ])

  /** As many crumbs as frames; those that stay keep the keyboard. */
  function showCrumbs(): void {
    while (crumbs.children.length - 1 > around.length) crumbs.lastElementChild?.remove()
    for (let depth = crumbs.children.length - 1; depth < around.length; depth++) {
      const crumb = buildButton('crumb', '', '', () => actions.goTo(around[depth] ?? null))
      crumbs.append(buildElement('li', {}, [buildIcon('chevron-right'), crumb]))
    }
    for (const [depth, frame] of around.entries()) {
      const crumb = crumbs.children[depth + 1]?.querySelector('button')
      if (!crumb) continue
      const isInner = depth === around.length - 1
      // The innermost has its member on a button of its own.
      setText(crumb, frame.count > 1 && !isInner ? `${frame.name}[${frame.member}]` : frame.name)
      setAttribute(crumb, 'title', `Show ${frame.title}`)
    }
  }

  return {
    element,
    member,
    render(model) {
      const scene = model.state?.scene
      element.hidden = !scene || scene.groups.length + scene.frames.length === 0
      if (!scene || element.hidden) return
      around = listOpenAround(model)
      showCrumbs()
      const frame = around.at(-1)
      hint.hidden = frame !== undefined
      inner.hidden = frame === undefined
      openAll.disabled = !scene.groups.some(({ canOpen }) => canOpen)
      closeAll.disabled = scene.frames.length === 0
      const { open, closed, members } = model.state.choices
      reset.disabled = open.length + closed.length + Object.keys(members).length === 0
      if (!frame) return
      for (const button of [before, member, after]) button.hidden = frame.count <= 1
      setText(member, writeMember(frame))
      nameButton(member, `Choose which ${frame.name} is shown (G)`)
      nameButton(before, `Show ${frame.name}[${frame.member - 1}] ([)`)
      nameButton(after, `Show ${frame.name}[${frame.member + 1}] (])`)
      nameButton(close, `Close ${frame.name} (Escape)`)
      before.disabled = frame.member === 0
      after.disabled = frame.member === frame.count - 1
    },
  }
}

function buildButton(name: string, words: string, title: string, act: () => void): HTMLButtonElement {
  const button = buildElement('button', { type: 'button', class: name, title }, words ? [words] : [])
  button.addEventListener('click', act)
  return button
}

function buildIconButton(icon: string, act: (button: Element) => void): HTMLButtonElement {
  const button = buildElement('button', { type: 'button', class: 'tool' }, [buildIcon(icon)])
  button.addEventListener('click', () => act(button))
  return button
}

function nameButton(button: HTMLButtonElement, name: string): void {
  setAttribute(button, 'title', name)
  setAttribute(button, 'aria-label', name)
}
