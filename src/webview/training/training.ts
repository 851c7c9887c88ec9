// The panel's side of a training run: charts, timeline and progress, drawn from the states and messages of the host.
import type { PanelState, ToldProgress } from '../../protocol/panelMessages.ts'
import type { Training } from '../../protocol/training.ts'
import { buildElement, buildIcon, setAttribute } from '../buildElement.ts'
import type { Post } from '../hostPort.ts'
import type { PanelMemory } from '../panelMemory.ts'
import { createChartColumn } from './chartColumn.ts'
import { createChartList } from './chartList.ts'
import { plainColumn, type ColumnLook } from './columnLook.ts'
import { addProgress, mergeLosses, noLosses } from './liveLosses.ts'
import { findPassIndex } from './passCharts.ts'
import { createProgressBar } from './progressBar.ts'
import { createScrubber } from './scrubber.ts'
import { createTimeline } from './timeline.ts'
import { writeNumber } from './writeNumber.ts'

export interface TrainingView {
  /** For the toolbar: shows and hides the charts. */
  readonly toggle: HTMLElement
  /** Lays out what is below the toolbar: the graph's side, top to bottom (`stage` holds the graph), timeline and charts. */
  arrange(side: readonly Element[], stage: Element): HTMLElement
  receive(state: PanelState): void
  progress(progress: ToldProgress | null): void
  /** Plays or pauses; false where there is nothing to play. */
  togglePlay(): boolean
}

export function createTraining(post: Post, memory: PanelMemory): TrainingView {
  let state: PanelState | null = null
  let live = noLosses
  let isTraining = false
  let look: ColumnLook = plainColumn
  let frame = 0

  const scrubber = createScrubber(post, () => renderTimeline())
  const list = createChartList((pass) => scrubber.goTo(pass))
  const timeline = createTimeline({ goTo: (pass) => scrubber.goTo(pass), togglePlay: () => scrubber.togglePlay() })
  const progressBar = createProgressBar(() => post({ type: 'cancelRun' }))
  const column = createChartColumn(list.element, changeLook)
  const toggle = buildElement(
    'button',
    { type: 'button', class: 'tool charts-toggle', title: 'Show the charts of the passes', 'aria-label': 'charts' },
    [buildIcon('graph-line'), buildElement('span', { class: 'tool-words' }, ['charts'])],
  )
  toggle.addEventListener('click', () => changeLook({ isOpen: !look.isOpen }))
  timeline.element.hidden = true
  toggle.hidden = true

  function changeLook(change: Partial<ColumnLook>): void {
    look = { ...look, ...change }
    if (state?.fileUri !== null && state?.fileUri !== undefined) memory.remember(state.fileUri, { charts: look })
    place()
    if (look.isOpen) drawSoon()
  }
  function hasCharts(): boolean {
    return (state?.training ?? null) !== null || (isTraining && live.pass.length > 1)
  }
  /** With one pass there is only what the program plots. */
  function hasPasses(): boolean {
    return (state?.training?.passes ?? 0) > 1
  }
  function place(): void {
    toggle.hidden = !hasCharts()
    setAttribute(toggle, 'aria-pressed', String(look.isOpen))
    timeline.element.hidden = !hasPasses()
    // Passes of a run that goes on are looked at when it has ended.
    timeline.element.inert = state?.status.kind === 'training'
    column.render(look, hasCharts())
  }
  function renderTimeline(): void {
    const { training } = state ?? {}
    if (!training) return
    const facts = training.trouble ?? describePass(training, scrubber.scrub.wanted)
    timeline.render(scrubber.scrub, facts, training.trouble !== null)
    list.show(scrubber.scrub.wanted)
  }
  /** However many messages come, the charts are drawn once a frame, from the latest. */
  function drawSoon(): void {
    if (frame !== 0) return
    frame = requestAnimationFrame(() => {
      frame = 0
      if (!look.isOpen || !hasCharts()) return
      const training = state?.training ?? null
      const isSame = state?.status.kind === 'training'
      list.update(training, mergeLosses(training?.history ?? null, isTraining ? live : noLosses, isSame))
    })
  }
  return {
    toggle,
    arrange(side, stage) {
      column.graphSide.append(...side, timeline.element)
      stage.append(progressBar.element)
      return column.element
    },
    receive(next) {
      const before = state
      if (before?.fileUri !== next.fileUri) {
        look = next.fileUri === null ? plainColumn : memory.recall(next.fileUri).charts
        live = noLosses
      }
      state = next
      scrubber.receive(before, next)
      place()
      drawSoon()
    },
    progress(progress) {
      const had = hasCharts()
      isTraining = progress !== null
      live = progress ? addProgress(live, progress) : noLosses
      progressBar.render(progress)
      column.element.classList.toggle('training', isTraining)
      if (hasCharts() !== had) place()
      drawSoon()
    },
    togglePlay() {
      if (!hasPasses() || state?.status.kind === 'training') return false
      scrubber.togglePlay()
      return true
    },
  }
}

/** `epoch 62 · loss 0.1184` */
function describePass({ history }: Training, pass: number): string {
  const at = findPassIndex(history.pass, pass)
  const [epoch, loss, validation] = [history.epoch[at] ?? null, history.loss[at], history.validation[at] ?? null]
  const parts = epoch === null ? [] : [`epoch ${epoch}`]
  // Of a long run not every pass is kept.
  const isNear = history.pass[at] !== pass
  parts.push(`loss ${writeNumber(loss)}${isNear ? ` (at pass ${history.pass[at] ?? 0})` : ''}`)
  if (validation !== null) parts.push(`validation ${writeNumber(validation)}`)
  return parts.join(' · ')
}
