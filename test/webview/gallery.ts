// Takes pictures of the panel in every theme and state, to be judged by eye: `node test/webview/gallery.ts [FOLDER [PART-OF-NAME]]`.
import { describeProgress } from '../../src/graph/progressText.ts'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PanelState } from '../../src/protocol/panelMessages.ts'
import { launchBrowser } from '../vscode/findBrowser.ts'
import { makeLayeredScene } from './layeredScene.ts'
import { makeState } from './makeState.ts'
import { openPanel, type OpenOptions, type OpenPanel } from './openPanel.ts'
import { explainA, explainLoop } from './sampleExplanations.ts'
import { foldedMarked, foundingMarked, foundWeights } from './sampleFindings.ts'
import { folded, unfolded } from './sampleGroups.ts'
import { trainMoons } from './sampleTraining.ts'
import { founding, foundingUnknown, network, oddities } from './sampleScenes.ts'
import { themeNames } from './themes.ts'
import { plotsOfEveryKind } from './training/samplePlots.ts'

interface Picture extends OpenOptions {
  readonly name: string
  readonly state: Partial<PanelState>
  readonly prepare?: (panel: OpenPanel) => Promise<void>
}

const selectA = async (panel: OpenPanel): Promise<void> => {
  // Dispatched, because a narrow panel looks at the root first, and the card is out of sight.
  await panel.page.dispatchEvent('.card[data-key="a#0"]', 'click')
  await panel.send({ type: 'explanation', explanation: explainA })
  await panel.page.mouse.move(600, 560)
}

const layered = makeLayeredScene(4)
const wide = makeLayeredScene(12)

const choose = async (panel: OpenPanel, what: 'filter' | 'heat', ...words: string[]): Promise<void> => {
  if (what === 'heat') return void (await panel.page.selectOption('.heat select', words))
  await panel.page.click('.tool.filter')
  for (const word of words) await panel.page.click(`.filter-choice:has-text("${word}")`)
}

const groupPicture = {
  state: {
    scene: unfolded,
    fileName: '3-moons.nn.ts',
    summary: '65,818 values · 70,000 operations · pass 62 · 0.8 ms',
  },
  width: 1400,
  height: 760,
}
/** The result of the open neuron. */
const outCard = '.card[data-key$="› out#0"]'

const training = trainMoons().showPass(62)
const diverged = {
  ...training,
  history: { ...training.history, loss: training.history.loss.map((loss, i) => (i < 80 ? loss : NaN)) },
}
const batch = {
  ...unfolded,
  frames: unfolded.frames.map((frame, i) => (i === 0 ? { ...frame, name: 'for x', count: 100, member: 17 } : frame)),
}
const trainingPicture = {
  state: {
    ...groupPicture.state,
    scene: folded,
    summary: '65,818 values · 100 passes · 0.8 ms a pass',
    training,
  },
  width: 1568,
  height: 724,
}

const pictures: readonly Picture[] = [
  ...themeNames.flatMap((theme): Picture[] => [
    { ...trainingPicture, name: `training-${theme}`, theme },
    { ...trainingPicture, name: `training-tall-${theme}`, theme, height: 1250 },
    { ...trainingPicture, name: `training-narrow-${theme}`, theme, width: 640, height: 900 },
    {
      ...trainingPicture,
      name: `training-plots-${theme}`,
      theme,
      height: 1250,
      state: { ...trainingPicture.state, training: { ...training, plots: plotsOfEveryKind } },
    },
    {
      ...trainingPicture,
      name: `training-running-${theme}`,
      theme,
      state: { ...trainingPicture.state, status: { kind: 'running' }, scene: batch, training: diverged },
      prepare: async (panel) => {
        for (const passes of [10, 64]) {
          const loss = training.history.loss[passes - 1] ?? NaN
          const progress = { passes, epoch: passes, epochs: 100, loss, elapsedMs: 8000, done: passes / 100 }
          const words = describeProgress(progress)
          await panel.send({ type: 'progress', progress: { ...progress, words } })
        }
        await panel.page.hover('[data-chart="loss"] .u-over', { position: { x: 90, y: 40 } })
      },
    },
  ]),
  ...themeNames.flatMap((theme): Picture[] => [
    { name: `founding-${theme}`, theme, state: { scene: founding }, prepare: selectA },
    {
      name: `stale-${theme}`,
      theme,
      state: {
        scene: founding,
        status: { kind: 'stale', reason: 'the text changed since the run; save to run it again' },
      },
      prepare: selectA,
    },
    {
      name: `hover-${theme}`,
      theme,
      state: { scene: founding, cursor: 2 },
      prepare: (panel) => panel.page.hover('.card[data-key="e#0"]'),
    },
    { ...groupPicture, name: `folded-${theme}`, theme, state: { ...groupPicture.state, scene: folded } },
    {
      ...groupPicture,
      name: `unfolded-${theme}`,
      theme,
      prepare: (panel) => panel.page.dispatchEvent(outCard, 'click'),
    },
    { name: `restricted-${theme}`, theme, state: { status: { kind: 'restricted' } } },
  ]),
  {
    ...groupPicture,
    name: 'folded-stale',
    state: { ...groupPicture.state, status: { kind: 'stale', reason: 'the text changed since the run' } },
  },
  {
    ...groupPicture,
    name: 'unfolded-near',
    prepare: async (panel) => {
      await panel.page.dispatchEvent(outCard, 'click')
      for (let i = 0; i < 4; i++) await panel.page.getByRole('button', { name: 'Zoom in' }).click()
      await panel.page.dispatchEvent('.frame[data-frame$="neuron"] [data-action="choose"]', 'click')
    },
  },
  {
    ...groupPicture,
    name: 'unfolded-far',
    theme: 'light',
    width: 620,
    prepare: (panel) => panel.page.keyboard.press('f'),
  },
  {
    ...groupPicture,
    name: 'unfolded-hover',
    prepare: (panel) => panel.page.hover('.card[data-key$="› slope#0"]'),
  },
  ...themeNames.map((theme): Picture => ({
    ...groupPicture,
    name: `folded-heat-${theme}`,
    theme,
    state: { ...groupPicture.state, scene: folded },
    prepare: async (panel) => {
      await choose(panel, 'heat', 'data')
      await panel.page.focus('.graph')
      for (let i = 0; i < 3; i++) await panel.page.keyboard.press('ArrowLeft')
    },
  })),
  ...themeNames.flatMap((theme): Picture[] => [
    { name: `heat-grad-${theme}`, theme, state: { scene: layered }, prepare: (panel) => choose(panel, 'heat', 'grad') },
    {
      name: `heat-near-${theme}`,
      theme,
      state: { scene: layered },
      prepare: async (panel) => {
        await choose(panel, 'heat', 'grad')
        for (let i = 0; i < 3; i++) await panel.page.getByRole('button', { name: 'Zoom in' }).click()
      },
    },
    { name: `map-${theme}`, theme, state: { scene: wide }, prepare: (panel) => choose(panel, 'heat', 'data') },
    {
      name: `filter-${theme}`,
      theme,
      state: { scene: founding },
      prepare: async (panel) => {
        await panel.page.dispatchEvent('.card[data-key="b#0"]', 'click')
        await choose(panel, 'filter', 'reaches', 'hide constants')
      },
    },
    {
      name: `heat-stale-${theme}`,
      theme,
      state: {
        scene: layered,
        status: { kind: 'stale', reason: 'the text changed since the run; save to run it again' },
      },
      prepare: (panel) => choose(panel, 'heat', 'grad'),
    },
  ]),
  {
    name: 'heat-unknown',
    state: { scene: foundingUnknown, canRunBackward: true },
    prepare: (panel) => choose(panel, 'heat', 'grad'),
  },
  ...[1300, 720, 480, 320].map((width): Picture => {
    return {
      name: `looks-narrow-${width}`,
      width,
      height: 560,
      state: { scene: wide, status: { kind: 'stale', reason: 'the text changed since the run; save to run it again' } },
      prepare: async (panel) => {
        await choose(panel, 'heat', 'grad')
        await choose(panel, 'filter', 'gradient', 'constants')
        await panel.page.keyboard.press('Escape')
      },
    }
  }),
  { name: 'unknown', state: { scene: foundingUnknown, canRunBackward: true } },
  { name: 'oddities', state: { scene: oddities, fileName: 'a-file-with-quite-a-long-name-indeed.nn.ts' } },
  { name: 'oddities-light', theme: 'light', state: { scene: oddities } },
  { name: 'network', state: { scene: network, summary: '65,818 values · 70,000 operations · pass 0 · 12.4 ms' } },
  { name: 'network-part', theme: 'light', state: { scene: { ...network, totalValues: 65818 } } },
  {
    name: 'network-hover',
    state: { scene: network },
    prepare: (panel) => panel.page.hover('.card[data-key="s[3]#0"]'),
  },
  { name: 'search', state: { scene: network }, prepare: (panel) => panel.page.fill('.search-input', 'h[') },
  {
    name: 'search-light',
    theme: 'light',
    state: { scene: founding },
    prepare: (panel) => panel.page.fill('.search-input', 'e'),
  },
  ...themeNames.flatMap((theme): Picture[] => [
    { name: `changes-${theme}`, theme, state: { scene: foundingMarked } },
    { name: `changes-folded-${theme}`, theme, width: 1800, state: { scene: foldedMarked } },
    {
      name: `found-${theme}`,
      theme,
      state: { scene: { ...network, totalValues: 65818 } },
      prepare: async (panel) => {
        await panel.page.fill('.search-input', 'w[')
        await panel.send(foundWeights)
        await panel.page.press('.search-input', 'ArrowDown')
      },
    },
  ]),
  { name: 'no-match', state: { scene: founding }, prepare: (panel) => panel.page.fill('.search-input', 'zzz') },
  { name: 'no-file', state: { fileName: null, fileUri: null } },
  { name: 'no-file-light', theme: 'light', state: { fileName: null, fileUri: null } },
  { name: 'no-value', state: {} },
  {
    name: 'no-graph',
    state: { status: { kind: 'stale', reason: 'there is an error in line 3: `z` is not defined.' } },
  },
  {
    name: 'running',
    state: { scene: founding, status: { kind: 'running' } },
    prepare: (panel) => panel.page.waitForTimeout(600),
  },
  {
    name: 'terms',
    state: { scene: founding },
    prepare: async (panel) => {
      await panel.page.click('.card[data-key="c#0"]')
      await panel.send({ type: 'explanation', explanation: explainLoop })
    },
  },
  {
    name: 'keyboard',
    state: { scene: founding },
    prepare: async (panel) => {
      await panel.page.focus('.graph')
      for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowLeft']) await panel.page.keyboard.press(key)
      await panel.send({ type: 'explanation', explanation: null })
    },
  },
  ...[720, 480, 320].flatMap((width): Picture[] => [
    {
      name: `narrow-${width}`,
      width,
      height: 560,
      state: {
        scene: founding,
        canRunBackward: true,
        status: { kind: 'stale', reason: 'the text changed since the run; save to run it again' },
      },
      prepare: selectA,
    },
    {
      name: `narrow-current-${width}`,
      width,
      height: 560,
      theme: 'light',
      state: { scene: founding, canRunBackward: true },
    },
  ]),
  { name: 'narrow-no-file', width: 300, height: 480, state: { fileName: null, fileUri: null } },
]

const [folder = fileURLToPath(new URL('../../.vscode-test/gallery/', import.meta.url)), part = ''] =
  process.argv.slice(2)
await mkdir(folder, { recursive: true })
const browser = await launchBrowser()
try {
  for (const picture of pictures.filter(({ name }) => name.includes(part))) {
    const panel = await openPanel(browser, picture)
    await panel.send({ type: 'state', state: makeState(picture.state) })
    await panel.page.evaluate(() => document.fonts.ready.then(() => null))
    await picture.prepare?.(panel)
    await panel.page.waitForTimeout(350)
    await panel.page.screenshot({ path: join(folder, `${picture.name}.png`) })
    if (panel.complaints.length > 0) console.error(picture.name, panel.complaints)
    await panel.close()
  }
} finally {
  await browser.close()
}
