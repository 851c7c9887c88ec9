// Training in the panel, in a real browser under the host's security policy: charts, timeline, progress, column, sample.
import assert from 'node:assert/strict'
import { describeProgress } from '../../../src/graph/progressText.ts'
import type { FromPanel, PanelState, ToldProgress } from '../../../src/protocol/panelMessages.ts'
import type { Training } from '../../../src/protocol/training.ts'
import { makeState } from '../makeState.ts'
import type { OpenPanel } from '../openPanel.ts'
import { folded, unfolded } from '../sampleGroups.ts'
import { trainMoons } from '../sampleTraining.ts'
import { listThemeVariables } from '../themes.ts'
import { assertPosted, until, usePanels } from '../usePanels.ts'
import { plotsOfEveryKind } from './samplePlots.ts'

const moons = trainMoons()
const wide = { width: 1400, height: 900 }

function stateAt(pass: number, change: Partial<PanelState> = {}): PanelState {
  return makeState({ scene: folded, training: moons.showPass(pass), ...change })
}

/** The run as it was after so many passes. */
function cutTraining(passes: number): Training {
  const whole = moons.showPass(passes - 1)
  const { history } = whole
  const cut = <Item>(items: readonly Item[]): Item[] => items.slice(0, passes)
  return {
    ...whole,
    passes,
    history: {
      pass: cut(history.pass),
      epoch: cut(history.epoch),
      loss: cut(history.loss),
      validation: cut(history.validation),
      groups: history.groups.map((group) => ({
        ...group,
        gradientNorm: cut(group.gradientNorm),
        updateRatio: cut(group.updateRatio),
      })),
    },
  }
}

function report(passes: number, change: Partial<ToldProgress> = {}): ToldProgress {
  const loss = moons.showPass(0).history.loss[passes - 1] ?? NaN
  const progress = { passes, epoch: passes, epochs: 100, loss, elapsedMs: 50 * passes, done: passes / 100 }
  return { ...progress, words: describeProgress(progress), ...change }
}

/** All opaque colours of the chart's canvas, as `r,g,b`; from a copy, as reading the chart itself would make it slow. */
function listColors({ page }: OpenPanel, chart: string): Promise<string[]> {
  return page.$$eval(`[data-chart="${chart}"] canvas`, (canvases) => {
    const colors = new Set<string>()
    for (const canvas of canvases as HTMLCanvasElement[]) {
      const context = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true })
      context?.drawImage(canvas, 0, 0)
      const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
      for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] === 255) colors.add(`${data[i]},${data[i + 1]},${data[i + 2]}`)
      }
    }
    return [...colors]
  })
}

async function hasColor(panel: OpenPanel, chart: string, ...rgb: readonly number[]): Promise<boolean> {
  return (await listColors(panel, chart)).includes(rgb.join(','))
}

const drawn = (panel: OpenPanel, chart = 'loss'): Promise<void> =>
  until(async () => (await listColors(panel, chart)).length > 0)
const listPasses = async (panel: OpenPanel): Promise<(number | null)[]> =>
  (await panel.listPosted()).filter((message) => message.type === 'showPass').map(({ pass }) => pass)
const readPosition = ({ page }: OpenPanel): Promise<string | null> => page.textContent('.pass-position')
const showPass = (pass: number | null): FromPanel => ({ type: 'showPass', pass })

describe('panel: charts', () => {
  const panels = usePanels()

  it('appear with more than one pass, each with a sentence that says what it shows', async () => {
    const panel = await panels.open({ scene: folded }, wide)
    assert.equal(await panel.page.locator('.charts, .timeline, .charts-toggle').filter({ visible: true }).count(), 0)
    await panel.send({ type: 'state', state: stateAt(62) })
    await drawn(panel)
    await drawn(panel, 'updateRatio')
    const { loss, validation } = moons.showPass(0).history
    const four = (x: number | null | undefined): string => (x ?? NaN).toFixed(4)
    // The held-out loss ends below what four decimals can say.
    const end = (validation.at(-1) ?? NaN).toExponential(2).replace('-', '−')
    assert.equal(
      await panel.page.getAttribute('[data-chart="loss"]', 'aria-label'),
      `loss per pass: train falls from ${four(loss[0])} to ${four(loss.at(-1))}; ` +
        `validation falls from ${four(validation[0])} to ${end}, over 100 passes`,
    )
    const titles = await panel.page.locator('.chart-title').allTextContents()
    assert.deepEqual(titles, [
      'loss per pass',
      'decision boundary · accuracy 100 %',
      'gradient norm per layer (log)',
      'update |Δw| / |w| per layer (log)',
      'weights and gradients',
    ])
    assert.deepEqual(await panel.page.locator('[data-chart="gradientNorm"] .series-name').allTextContents(), [
      'layers[0]',
      'layers[1]',
      'layers[2]',
    ])
    assert.equal(await panel.page.locator('.histogram-bars').count(), 6)
  })

  it('are only what the program plots where there was one pass', async () => {
    const training = { ...cutTraining(1), plots: plotsOfEveryKind.slice(0, 1) }
    const panel = await panels.open(makeState({ scene: folded, training }), wide)
    await until(async () => (await panel.page.locator('.chart').count()) === 1)
    assert.equal(await panel.page.locator('.timeline').filter({ visible: true }).count(), 0)
    assert.deepEqual(await panel.page.locator('.chart-title').allTextContents(), [plotsOfEveryKind[0]?.title])
  })

  it('give the values of the shown pass, and of the one pointed at', async () => {
    const panel = await panels.open(stateAt(62), wide)
    await drawn(panel)
    const { loss, validation } = moons.showPass(0).history
    const read = (): Promise<string[]> => panel.page.locator('[data-chart="loss"] .series-value').allTextContents()
    const write = (pass: number): string[] => [loss[pass], validation[pass]].map((x) => (x ?? NaN).toFixed(4))
    assert.deepEqual(await read(), write(62))
    const over = (await panel.page.locator('[data-chart="loss"] .u-over').boundingBox()) ?? assert.fail()
    await panel.page.mouse.move(over.x + (over.width * 20) / 99, over.y + 30)
    await until(async () => (await panel.page.textContent('[data-chart="loss"] .chart-aside')) === 'pass 20')
    assert.deepEqual(await read(), write(20))
    assert.equal(
      await panel.page.textContent('[data-chart="gradientNorm"] .chart-aside'),
      'pass 20',
      'all point together',
    )
    await panel.page.mouse.move(100, 500)
    await until(async () => (await panel.page.textContent('[data-chart="loss"] .chart-aside')) === 'pass 62')
  })

  it('go to the pass that is clicked, and mark it', async () => {
    const panel = await panels.open(stateAt(62), wide)
    await drawn(panel)
    const over = (await panel.page.locator('[data-chart="loss"] .u-over').boundingBox()) ?? assert.fail()
    const readMark = async (): Promise<number> =>
      ((await panel.page.locator('[data-chart="loss"] .shown-pass').boundingBox())?.x ?? NaN) - over.x
    assert.ok(Math.abs((await readMark()) - (over.width * 62) / 99) < 2.5)
    await panel.forgetPosted()
    await panel.page.mouse.click(over.x + (over.width * 30) / 99, over.y + 40)
    await assertPosted(panel, showPass(30))
    assert.ok(Math.abs((await readMark()) - (over.width * 30) / 99) < 2.5)
    assert.equal((await readPosition(panel))?.trim(), 'pass 30 / 99')
  })

  it('follow a change of theme at once', async () => {
    const panel = await panels.open(stateAt(62), wide)
    await drawn(panel)
    // charts-blue of Dark Modern.
    assert.ok(await hasColor(panel, 'loss', 0x59, 0xa4, 0xf9))
    await panel.page.evaluate((variables) => {
      for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value)
      document.body.className = 'vscode-high-contrast vscode-high-contrast-light'
    }, listThemeVariables('hcLight'))
    await until(() => hasColor(panel, 'loss', 0x00, 0x63, 0xd3))
    assert.ok(!(await hasColor(panel, 'loss', 0x59, 0xa4, 0xf9)))
  })

  it('say where a run diverged, and leave a gap', async () => {
    const training = moons.showPass(99)
    const loss = training.history.loss.map((value, i) => (i < 12 ? value : NaN))
    const panel = await panels.open(
      stateAt(99, { training: { ...training, history: { ...training.history, loss } } }),
      wide,
    )
    await drawn(panel)
    assert.equal(await panel.page.textContent('[data-chart="loss"] .chart-warning'), 'train diverged at pass 12: NaN')
    assert.equal(await panel.page.locator('[data-chart="loss"] .diverged-pass').isVisible(), true)
    assert.deepEqual((await panel.page.locator('[data-chart="loss"] .series-value').allTextContents())[0], 'NaN')
  })

  it('draw every kind of plot, keep its element when it changes, and drop it when it is gone', async () => {
    const withPlots = (plots: Training['plots']): PanelState =>
      stateAt(62, { training: { ...moons.showPass(62), plots } })
    const panel = await panels.open(withPlots(plotsOfEveryKind), wide)
    await drawn(panel, 'line')
    assert.deepEqual(await panel.page.locator('[data-chart="scatter"] .series-name').allTextContents(), [
      'setosa',
      'virginica',
    ])
    assert.equal(await panel.page.locator('[data-chart="scatter"] .points').count(), 2)
    assert.ok((await hasColor(panel, 'image', 0, 0, 0)) && (await hasColor(panel, 'image', 255, 255, 255)))
    assert.deepEqual(await panel.page.locator('.confusion td').allTextContents(), [
      '48',
      '2',
      '·',
      '5',
      '41',
      '4',
      '·',
      '·',
      '50',
    ])
    assert.equal(await panel.page.textContent('[data-chart="confusion"] .chart-aside'), '92.7 % right')
    await panel.page.$eval('[data-chart="scatter"]', (figure) => figure.setAttribute('data-seen', ''))
    await panel.send({ type: 'state', state: withPlots(plotsOfEveryKind.filter(({ kind }) => kind !== 'image')) })
    await until(async () => (await panel.page.locator('[data-chart="image"]').count()) === 0)
    assert.equal(await panel.page.locator('[data-chart="scatter"][data-seen]').count(), 1)
  })

  it('close and open by their button, and are as large as the user made them, also after a restart', async () => {
    const panel = await panels.open(stateAt(62), wide)
    await drawn(panel)
    const width = async (): Promise<number> => (await panel.page.locator('.charts').boundingBox())?.width ?? 0
    const before = await width()
    await panel.page.focus('.column-edge')
    await panel.page.keyboard.press('ArrowLeft')
    assert.equal(await width(), before + 24)
    const edge = (await panel.page.locator('.column-edge').boundingBox()) ?? assert.fail()
    await panel.page.mouse.move(edge.x, 400)
    await panel.page.mouse.down()
    await panel.page.mouse.move(edge.x - 100, 400, { steps: 3 })
    await panel.page.mouse.up()
    const after = await width()
    assert.ok(Math.abs(after - (before + 124)) <= 2, String([before, after]))
    const ofChart = (): Promise<number> => panel.page.$eval('[data-chart="loss"] .uplot', (plot) => plot.clientWidth)
    await until(async () => after - (await ofChart()) < 45)
    assert.equal(await panel.page.getAttribute('.column-edge', 'aria-valuenow'), String(after))
    await panel.page.getByRole('button', { name: 'charts' }).click()
    assert.equal(await panel.page.locator('.charts').isVisible(), false)
    assert.equal(await panel.page.locator('.timeline').isVisible(), true)
    const again = await panels.open(stateAt(62), { ...wide, saved: await panel.getSaved() })
    assert.equal(await again.page.locator('.charts').isVisible(), false)
    await again.page.getByRole('button', { name: 'charts' }).click()
    await drawn(again)
    assert.equal((await again.page.locator('.charts').boundingBox())?.width, after)
  })

  it('name some of many layers, and the others when asked', async () => {
    const whole = moons.showPass(99)
    const [group] = whole.history.groups
    assert.ok(group)
    const groups = Array.from({ length: 12 }, (_, i) => ({ ...group, name: `hidden[${i}]` }))
    const panel = await panels.open(
      stateAt(99, { training: { ...whole, history: { ...whole.history, groups } } }),
      wide,
    )
    await drawn(panel, 'gradientNorm')
    const legend = panel.page.locator('[data-chart="gradientNorm"] .chart-legend')
    const names = (): Promise<string[]> => legend.locator('.series-name').allTextContents()
    const listed = groups.map(({ name }) => name)
    assert.deepEqual(await names(), listed.slice(0, 3))
    await legend.getByRole('button', { name: '+9 more' }).click()
    assert.deepEqual(await names(), listed)
    const isClipped = await legend.evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)
    assert.equal(isClipped, false)
    await legend.getByRole('button', { name: 'fewer' }).click()
    assert.equal((await names()).length, 3)
  })

  it('leave the graph the whole width of a panel beside the code', async () => {
    const panel = await panels.open(stateAt(62), { width: 900, height: 760 })
    await drawn(panel)
    const [graph, charts] = [
      await panel.page.locator('.graph').boundingBox(),
      await panel.page.locator('.charts').boundingBox(),
    ]
    assert.ok(graph && charts)
    assert.deepEqual([graph.width, charts.width], [900, 900])
    assert.ok(graph.height > charts.height, `${graph.height} ${charts.height}`)
  })

  it('stand under the graph in a narrow panel, where the edge sizes their height', async () => {
    const panel = await panels.open(stateAt(62), { width: 560, height: 900 })
    await drawn(panel)
    const [graph, charts] = [
      await panel.page.locator('.graph').boundingBox(),
      await panel.page.locator('.charts').boundingBox(),
    ]
    assert.ok(graph && charts)
    assert.ok(charts.y > graph.y + graph.height && charts.width === 560)
    assert.equal(await panel.page.getAttribute('.column-edge', 'aria-orientation'), 'horizontal')
    await panel.page.focus('.column-edge')
    await panel.page.keyboard.press('ArrowUp')
    const { height } = (await panel.page.locator('.charts').boundingBox()) ?? assert.fail()
    assert.ok(Math.abs(height - charts.height - 24) < 1)
    const scrolls = await panel.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    assert.ok(!scrolls)
  })
})

describe('panel: timeline', () => {
  const panels = usePanels()

  it('asks for one pass at a time while the slider moves, the latest wanted', async () => {
    const panel = await panels.open(stateAt(99), wide)
    await panel.page.focus('.pass-slider')
    await panel.page.keyboard.press('Home')
    for (let i = 0; i < 5; i++) await panel.page.keyboard.press('ArrowRight')
    assert.equal((await readPosition(panel))?.trim(), 'pass 5 / 99')
    assert.deepEqual(await listPasses(panel), [0])
    assert.ok(await panel.page.locator('.pass-position.behind').count())
    await panel.send({ type: 'state', state: stateAt(0) })
    assert.deepEqual(await listPasses(panel), [0, 5])
    assert.ok(await panel.page.locator('.pass-position.behind').count())
    await panel.send({ type: 'state', state: stateAt(5) })
    assert.deepEqual(await listPasses(panel), [0, 5])
    assert.equal(await panel.page.locator('.pass-position.behind').count(), 0)
    const { loss, validation } = moons.showPass(0).history
    const words = `epoch 6 · loss ${loss[5]?.toFixed(4)} · validation ${validation[5]?.toFixed(4)}`
    assert.equal(await panel.page.textContent('.pass-facts'), words)
    assert.equal(await panel.page.getAttribute('.pass-slider', 'aria-valuetext'), `pass 5 of 99, ${words}`)
  })

  it('steps by its buttons; at the ends they have nothing to do', async () => {
    const panel = await panels.open(stateAt(50), wide)
    const press = (name: string): Promise<void> => panel.page.getByRole('button', { name, exact: true }).click()
    for (const [name, pass] of [
      ['Next pass', 51],
      ['Pass before', 50],
      ['First pass', 0],
    ] as const) {
      await press(name)
      await panel.send({ type: 'state', state: stateAt(pass) })
    }
    assert.equal(await panel.page.getByRole('button', { name: 'Pass before' }).getAttribute('aria-disabled'), 'true')
    await press('Last pass')
    assert.deepEqual(await listPasses(panel), [51, 50, 0, null])
  })

  it('plays by Space, each step after the answer to the last, and stops at the end', async () => {
    const panel = await panels.open(stateAt(96), wide)
    await panel.page.focus('.pass-slider')
    await panel.page.keyboard.press(' ')
    assert.equal(await panel.page.getByRole('button', { name: 'Pause' }).count(), 1)
    for (const pass of [97, 98, null]) {
      await until(async () => (await listPasses(panel)).at(-1) === pass)
      await panel.send({ type: 'state', state: stateAt(pass ?? 99) })
    }
    assert.deepEqual(await listPasses(panel), [97, 98, null])
    assert.equal(await panel.page.getByRole('button', { name: 'Play' }).count(), 1)
    await panel.page.keyboard.press(' ')
    await until(async () => (await listPasses(panel)).length === 4)
    assert.equal((await listPasses(panel)).at(-1), 0, 'it starts over')
  })

  it('says why a pass cannot be shown, and stays where it is', async () => {
    const panel = await panels.open(stateAt(99), wide)
    await panel.page.focus('.pass-slider')
    await panel.page.keyboard.press('Home')
    const trouble = 'Pass 0 cannot be shown: Stopped here: the program needed more than 128 MB of memory.'
    await panel.send({ type: 'state', state: stateAt(99, { training: { ...moons.showPass(99), trouble } }) })
    assert.equal(await panel.page.textContent('.pass-facts.trouble'), trouble)
    assert.equal((await readPosition(panel))?.trim(), 'pass 99 / 99')
    assert.deepEqual(await listPasses(panel), [0])
    await panel.page.keyboard.press('ArrowLeft')
    await panel.send({ type: 'state', state: stateAt(98) })
    assert.equal(await panel.page.locator('.pass-facts.trouble').count(), 0)
  })

  it('plays and pauses by Space on the graph where nothing else is to be chosen', async () => {
    const panel = await panels.open(stateAt(10), wide)
    await panel.page.focus('.graph')
    await panel.page.keyboard.press(' ')
    await panel.waitForPosted('showPass')
    assert.equal(await panel.page.getByRole('button', { name: 'Pause' }).count(), 1)
    await panel.page.keyboard.press(' ')
    assert.equal(await panel.page.getByRole('button', { name: 'Play' }).count(), 1)
    await panel.forgetPosted()
    await panel.page.keyboard.press('/')
    await panel.page.keyboard.type('x[1]')
    await panel.page.focus('.graph')
    await panel.page.keyboard.press(' ')
    const selected = await panel.waitForPosted('select')
    assert.equal(selected.id, folded.cards.find(({ label }) => label === 'x[1]')?.node, 'there was a match to choose')
  })

  it('keeps the details strip from moving it', async () => {
    const panel = await panels.open(stateAt(10), wide)
    const before = await panel.page.locator('.timeline').boundingBox()
    await panel.page.dispatchEvent('.card[data-key="y#0"]', 'click')
    assert.deepEqual(await panel.page.locator('.timeline').boundingBox(), before)
  })
})

describe('panel: progress of a training run', () => {
  const panels = usePanels()

  it('stands over the foot of the graph and moves nothing; Cancel stops the run', async () => {
    const panel = await panels.open(stateAt(99, { status: { kind: 'running' } }), wide)
    await drawn(panel)
    const before = await panel.page.locator('.graph').boundingBox()
    await panel.send({ type: 'progress', progress: report(40) })
    assert.deepEqual(await panel.page.locator('.graph').boundingBox(), before)
    const words = `step 40 · epoch 40 of 100 · loss ${moons.showPass(0).history.loss[39]?.toFixed(4)} · about 3 s left`
    assert.equal(await panel.page.textContent('.training-words'), words)
    const bar = panel.page.getByRole('progressbar')
    assert.equal(await bar.getAttribute('aria-valuenow'), '40')
    await panel.forgetPosted()
    await panel.page.getByRole('button', { name: 'Cancel' }).click()
    await assertPosted(panel, { type: 'cancelRun' })
    await panel.send({ type: 'progress', progress: null })
    assert.equal(await panel.page.locator('.training-progress').isVisible(), false)
  })

  it('has no length while it is not known how much is done', async () => {
    const panel = await panels.open(stateAt(99, { status: { kind: 'running' } }), wide)
    await panel.send({ type: 'progress', progress: report(40, { done: null }) })
    assert.equal(await panel.page.getByRole('progressbar').getAttribute('aria-valuenow'), null)
  })

  it('lets the loss grow live, first alone, then after the history of the same run', async () => {
    const panel = await panels.open({ scene: null, status: { kind: 'running' } }, wide)
    await panel.send({ type: 'progress', progress: report(1) })
    assert.equal(await panel.page.locator('.charts').isVisible(), false)
    for (const passes of [2, 5, 20]) await panel.send({ type: 'progress', progress: report(passes) })
    await drawn(panel)
    const label = (): Promise<string | null> => panel.page.getAttribute('[data-chart="loss"]', 'aria-label')
    await until(async () => (await label())?.endsWith('over 20 passes') ?? false)
    await panel.page.$eval('[data-chart="loss"] canvas', (canvas) => canvas.setAttribute('data-seen', ''))
    await panel.send({ type: 'state', state: makeState({ training: cutTraining(20), status: { kind: 'running' } }) })
    await until(async () => (await label())?.includes('validation') ?? false)
    await panel.send({ type: 'progress', progress: report(30) })
    await until(async () => (await label())?.endsWith('over 30 passes') ?? false)
    await panel.send({ type: 'state', state: stateAt(99) })
    await panel.send({ type: 'progress', progress: null })
    await until(async () => (await label())?.endsWith('over 100 passes') ?? false)
  })

  it('tells when a pass of it is painted, and lets no pass be chosen meanwhile', async () => {
    const live = (passes: number): PanelState =>
      stateAt(passes - 1, { run: passes, status: { kind: 'training' }, training: cutTraining(passes) })
    const panel = await panels.open(stateAt(99), wide)
    await panel.forgetPosted()
    await panel.send({ type: 'state', state: live(20) })
    assert.deepEqual(await panel.waitForPosted('painted'), { type: 'painted', run: 20 })
    assert.equal(await panel.page.textContent('.status'), 'training')
    assert.equal(await panel.page.locator('.timeline[inert]').isVisible(), true)
    await panel.page.focus('.graph')
    await panel.page.keyboard.press(' ')
    assert.deepEqual(await listPasses(panel), [])
    await panel.send({ type: 'state', state: stateAt(99) })
    assert.equal(await panel.page.locator('.timeline[inert]').count(), 0)
    assert.equal((await panel.listPosted()).filter(({ type }) => type === 'painted').length, 1)
  })

  it('updates the chart in place while its series stay', async () => {
    const panel = await panels.open(stateAt(99, { status: { kind: 'running' }, training: cutTraining(20) }), wide)
    await drawn(panel)
    await panel.page.$eval('[data-chart="loss"] canvas', (canvas) => canvas.setAttribute('data-seen', ''))
    await panel.send({ type: 'state', state: stateAt(39, { training: cutTraining(40) }) })
    await until(async () =>
      Boolean((await panel.page.getAttribute('[data-chart="loss"]', 'aria-label'))?.endsWith('over 40 passes')),
    )
    assert.equal(await panel.page.locator('[data-chart="loss"] canvas[data-seen]').count(), 1)
  })
})

describe('panel: sample of a batch', () => {
  const panels = usePanels()
  const [outer, ...inner] = unfolded.frames
  assert.ok(outer)
  const batch = { ...unfolded, frames: [{ ...outer, name: 'for x', count: 100, member: 17, isSample: true }, ...inner] }

  it('is named in the toolbar and chosen there by number', async () => {
    const panel = await panels.open({ scene: batch }, wide)
    const button = panel.page.locator('.sample-button')
    assert.equal(await panel.page.locator('.sample').textContent(), 'sample[17] of 100')
    await panel.forgetPosted()
    await button.click()
    await panel.page.keyboard.type('42')
    await panel.page.keyboard.press('Enter')
    const picked = await panel.waitForPosted('pick')
    assert.deepEqual(picked, { type: 'pick', key: outer.key, member: 42 })
    await panel.send({ type: 'state', state: makeState({ scene: folded }) })
    assert.equal(await panel.page.locator('.sample').isVisible(), false)
  })
})
