// Closed groups and frames: what is drawn of them, how they are opened, closed and walked, and what the host is told.
import assert from 'node:assert/strict'
import { noChoices } from '../../src/protocol/panelMessages.ts'
import type { OpenPanel } from './openPanel.ts'
import { makeState } from './makeState.ts'
import { folded, unfolded } from './sampleGroups.ts'
import { founding } from './sampleScenes.ts'
import { assertPosted, card, listLit, readScale, readTransform, until, usePanels } from './usePanels.ts'

const group = (key: string): string => `.group[data-key="[${key}]"]`
const inNeuron = (label: string): string => `.card[data-key="layers[1]/neuron › ${label}#0"]`
const press = (panel: OpenPanel, frame: string, action: string): Promise<void> =>
  panel.page.dispatchEvent(`.frame[data-frame="${frame}"] [data-action="${action}"]`, 'click')
const listCrumbs = ({ page }: OpenPanel): Promise<string[]> => page.locator('.crumbs .crumb').allTextContents()

async function readCentre({ page }: OpenPanel, selector: string): Promise<[x: number, y: number]> {
  const { x, y, width, height } = (await page.locator(selector).first().boundingBox()) ?? assert.fail(selector)
  return [x + width / 2, y + height / 2]
}

function assertNear(one: readonly number[], other: readonly number[]): void {
  assert.ok(
    one.every((x, i) => Math.abs(x - (other[i] ?? NaN)) < 1.5),
    JSON.stringify([one, other]),
  )
}

describe('panel: groups', () => {
  const panels = usePanels()

  it('draws a closed group with its count and range, its contents and how its numbers are spread', async () => {
    const panel = await panels.open({ scene: unfolded })
    const read = (key: string, side: '' | '<' = ''): Promise<(string | undefined)[]> =>
      panel.page.$eval(group(key).replace(']"]', `]${side}"]`), (box) =>
        ['name', 'range', 'count', 'contents'].map((part) => box.querySelector(`.group-${part}`)?.textContent),
      )
    // The range stands where else it says what is inside, of which there is room for the first.
    assert.deepEqual(await read('layers[1]/neuron', '<'), ['neuron', '0–2', '×3', ''])
    assert.deepEqual(await read('layers[0]'), ['layers[0]', '', '', '16 neurons'])
    const numbers = await panel.page.$eval(group('layers[0]'), (box) =>
      [...box.querySelectorAll('.spread')].map((spread) =>
        [...spread.querySelectorAll('text')].map((text) => text.textContent),
      ),
    )
    assert.deepEqual(numbers, [
      ['data', '0.1244', '−0.9142', '1.8420'],
      ['|grad|', '0.0311', '0.0000', '0.3120'],
    ])
    const bars = await panel.page.$eval(group('layers[0]'), (box) =>
      [...box.querySelectorAll('.spread-bars')].map((path) => path.getAttribute('d')?.match(/M/g)?.length),
    )
    // One bar for each bin that is not empty.
    assert.deepEqual(bars, [10, 9])
    assert.equal(await panel.page.locator(`${group('layers[2]')} .spread-grad .spread-mean`).textContent(), '–')
    assert.deepEqual(await listLit(panel, '.group.stacked'), [
      '[layers[1]/neuron/i]',
      '[layers[1]/neuron/sum]',
      '[layers[1]/neuron]<',
      '[layers[1]/neuron]>',
    ])
  })

  it('draws a stack behind many, and behind one none, also where the charts are below the graph', async () => {
    const panel = await panels.open({ scene: unfolded })
    await panel.page.$eval('.graph', (graph) => graph.parentElement?.classList.add('stacked'))
    const read = (key: string): Promise<string> =>
      panel.page.$eval(`${key} .group-behind`, (behind) => getComputedStyle(behind).display)
    assert.equal(await read(group('layers[0]')), 'none')
    assert.equal(await read(group('layers[1]/neuron/i')), 'inline')
  })

  it('keeps every text of a group inside its box', async () => {
    const crowded = {
      ...folded,
      groups: folded.groups.map((one) => ({
        ...one,
        name: 'trainOneEpochOfTheWholeNetwork',
        range: '12,000–12,345',
        count: 65_818,
        contents: '1,234,567 operations each or so, 12,345 parameters',
        data: { ...one.data, min: '−123456.7891', mean: '−123456.7891', max: '123456.7891' },
      })),
    }
    const panel = await panels.open({ scene: crowded })
    for (let zoomOut = 0; zoomOut < 7; zoomOut++) {
      const outside = await panel.page.$$eval('.group', (boxes) =>
        boxes.flatMap((box) => {
          const face = box.querySelector('.card-ground')?.getBoundingClientRect()
          const texts = [...box.querySelectorAll('text')].filter((text) => text.getBoundingClientRect().width > 0)
          return texts
            .filter((text) => {
              const { left, right } = text.getBoundingClientRect()
              return !face || left < face.left - 1 || right > face.right + 1
            })
            .map((text) => text.textContent)
        }),
      )
      assert.deepEqual(outside, [], `${zoomOut} steps out`)
      await panel.page.getByRole('button', { name: 'Zoom out' }).click()
    }
  })

  it('opens a chain of sums when its card, which is chosen first, is clicked again, or with Enter', async () => {
    const ops = founding.ops.map((op) => ({ ...op, symbol: 'Σ', opens: `Σ ${op.id}` }))
    const panel = await panels.open({ scene: { ...founding, ops } })
    const node = founding.cards.find(({ label }) => label === 'd')?.id ?? assert.fail()
    const opened = { type: 'setOpen', key: `Σ ${node}`, open: true } as const
    const [click, enter] = [() => panel.page.click(card('d')), () => panel.page.keyboard.press('Enter')]
    await panel.forgetPosted()
    await click()
    await assertPosted(panel, { type: 'select', id: node }, { type: 'reveal', run: 1, id: node, focus: false })
    for (const again of [click, enter]) {
      await panel.forgetPosted()
      await again()
      await assertPosted(panel, opened)
    }
    await panel.forgetPosted()
    await panel.page.click(card('a'))
    await panel.page.click(card('a'))
    const posted = await panel.listPosted()
    assert.ok(posted.every(({ type }) => type !== 'setOpen'))
  })

  it('draws a frame around what is inside, the outer one first, with the member in its heading', async () => {
    const panel = await panels.open({ scene: unfolded })
    const frames = await panel.page.$$eval('.frame', (all) => all.map((one) => one.getAttribute('data-frame')))
    assert.deepEqual(frames, ['layers[1]', 'layers[1]/neuron'])
    assert.equal(await panel.page.locator('.frame-member').nth(1).textContent(), '[3] of 16')
    assert.equal(await panel.page.locator('.frame-member').nth(0).isVisible(), false)
    const outer = await panel.page.locator('.frame-outline').first().boundingBox()
    const scale = await readScale(panel)
    assert.ok(outer && Math.abs(outer.width - 1156 * scale) < 3 && Math.abs(outer.height - 736 * scale) < 3)
  })

  it('draws a bundle wider than an edge, with how many it stands for', async () => {
    const panel = await panels.open({ scene: unfolded })
    const counts = unfolded.edges.filter(({ count }) => count > 1).map(({ count }) => `×${count}`)
    assert.deepEqual(await panel.page.locator('.bundle-count-text').allTextContents(), counts)
    const widths = await panel.page.$$eval('.edge', (edges) =>
      edges.map((edge) => [edge.classList.contains('bundle'), Number.parseFloat(getComputedStyle(edge).strokeWidth)]),
    )
    assert.equal(widths.filter(([isBundle]) => isBundle).length, counts.length)
    const single = widths.find(([isBundle]) => !isBundle)?.[1] ?? NaN
    for (const [isBundle, width = 0] of widths) assert.ok(isBundle ? width > single : width === single)
    await panel.page.hover(group('layers[0]'))
    const lit = '.edge[data-key="input:[layers[0]]>[layers[1]/neuron]>.0"]'
    // 1.4 + 0.55 · log2(192) is more than the widest, 5.
    assert.equal(await panel.page.$eval(lit, (edge) => getComputedStyle(edge).strokeWidth), '5px')
  })

  it('keeps a heading in sight while a part of its frame is', async () => {
    const panel = await panels.open({ scene: unfolded })
    for (let i = 0; i < 5; i++) await panel.page.getByRole('button', { name: 'Zoom in' }).click()
    await until(async () => {
      const name = await panel.page.locator('.frame-name').first().boundingBox()
      const close = await panel.page.locator('.frame [data-action="close"]').first().boundingBox()
      return name !== null && close !== null && name.x >= 0 && close.x + close.width <= 1100
    })
    const outline = await panel.page.locator('.frame-outline').first().boundingBox()
    assert.ok(outline && outline.x < 0 && outline.x + outline.width > 1100, 'the frame itself is wider than the view')
  })

  it('opens what is clicked, and only selects what cannot be opened', async () => {
    const panel = await panels.open({ scene: unfolded })
    await panel.forgetPosted()
    await panel.page.click(group('layers[0]'))
    await assertPosted(panel, { type: 'setOpen', key: 'layers[0]', open: true })
    await panel.forgetPosted()
    await panel.page.click(group('layers[1]/neuron/sum'))
    await assertPosted(panel)
    assert.deepEqual(await listLit(panel, '.group.selected'), ['[layers[1]/neuron/sum]'])
    assert.match((await panel.page.textContent('.details')) ?? '', /Σ.*×16.*a chain of sums.*mean 0\.1244/)
  })

  it('shows the nearest member of a box beside the frame', async () => {
    const panel = await panels.open({ scene: unfolded })
    await panel.forgetPosted()
    await panel.page.click('.group[data-key="[layers[1]/neuron]<"]')
    await assertPosted(panel, { type: 'pick', key: 'layers[1]/neuron', member: 2 })
    await panel.forgetPosted()
    await panel.page.click('.group[data-key="[layers[1]/neuron]>"]')
    await assertPosted(panel, { type: 'pick', key: 'layers[1]/neuron', member: 4 })
  })

  it('steps through the members and closes by the buttons of the heading', async () => {
    const panel = await panels.open({ scene: unfolded })
    await panel.forgetPosted()
    for (const action of ['before', 'after', 'close']) await press(panel, 'layers[1]/neuron', action)
    await assertPosted(
      panel,
      { type: 'pick', key: 'layers[1]/neuron', member: 2 },
      { type: 'pick', key: 'layers[1]/neuron', member: 4 },
      { type: 'setOpen', key: 'layers[1]/neuron', open: false },
    )
    const first = { ...unfolded, frames: unfolded.frames.map((frame) => ({ ...frame, member: 0 })) }
    await panel.send({ type: 'state', state: makeState({ scene: first }) })
    await panel.forgetPosted()
    await press(panel, 'layers[1]/neuron', 'before')
    await assertPosted(panel)
  })

  it('chooses a member by number', async () => {
    const panel = await panels.open({ scene: unfolded })
    await panel.forgetPosted()
    await press(panel, 'layers[1]/neuron', 'choose')
    await panel.page.keyboard.type('11')
    await panel.page.keyboard.press('Enter')
    await assertPosted(panel, { type: 'pick', key: 'layers[1]/neuron', member: 11 })
    assert.equal(await panel.page.locator('.member-picker').isVisible(), false)
    await panel.forgetPosted()
    await press(panel, 'layers[1]/neuron', 'choose')
    await panel.page.keyboard.type('99')
    await panel.page.keyboard.press('Enter')
    await assertPosted(panel, { type: 'pick', key: 'layers[1]/neuron', member: 15 })
    await panel.forgetPosted()
    await press(panel, 'layers[1]/neuron', 'choose')
    await panel.page.keyboard.press('Escape')
    await assertPosted(panel)
  })

  it('lights up all cards of a leaf drawn in several groups, and tells the host its node', async () => {
    const panel = await panels.open({ scene: unfolded })
    const both = ['layers[1]/neuron › slope#0', 'slope#0']
    await panel.page.dispatchEvent(inNeuron('slope'), 'pointerover')
    assert.deepEqual(
      (await listLit(panel, '.card.lit')).filter((key) => key.includes('slope')),
      both,
    )
    await panel.forgetPosted()
    await panel.page.dispatchEvent(inNeuron('slope'), 'click')
    // The card has id 28, its node is 3.
    await assertPosted(panel, { type: 'select', id: 3 }, { type: 'reveal', run: 1, id: 3, focus: false })
    assert.deepEqual(await listLit(panel, '.card:is(.selected, .twin)'), both)
    await panel.send({ type: 'cursor', id: 3 })
    assert.deepEqual(await listLit(panel, '.under-cursor'), both)
  })

  it('does not show old numbers as current', async () => {
    const panel = await panels.open({ scene: folded })
    const readFill = (): Promise<string> =>
      panel.page.$eval(`${group('layers[0]')} .spread-grad .spread-mean`, (text) => getComputedStyle(text).fill)
    const current = await readFill()
    const status = { kind: 'stale', reason: 'the text changed since the run' } as const
    await panel.send({ type: 'state', state: makeState({ scene: folded, status }) })
    assert.notEqual(await readFill(), current)
    assert.ok(await panel.page.locator(`${group('layers[0]')} .card-hatch`).isVisible())
  })

  it('names groups and the buttons of frames for a screen reader', async () => {
    const panel = await panels.open({ scene: unfolded })
    const [first] = unfolded.groups
    assert.equal(await panel.page.getByRole('button', { name: first?.title ?? '' }).count(), 1)
    assert.equal(await panel.page.getByRole('group', { name: 'neuron, 3 of 16' }).count(), 1)
    assert.equal(await panel.page.locator('.frame').getByRole('button', { name: 'Close neuron' }).count(), 1)
    assert.match(
      (await panel.page.getAttribute('.graph', 'aria-label')) ?? '',
      /Enter .* opens the group, Escape closes/,
    )
  })
})

describe('panel: opening and closing', () => {
  const panels = usePanels()

  it('keeps the opened group where it was, and the keyboard in it', async () => {
    const panel = await panels.open({ scene: folded }, { width: 1500, height: 1000 })
    await panel.page.emulateMedia({ reducedMotion: 'reduce' })
    for (let i = 0; i < 2; i++) await panel.page.getByRole('button', { name: 'Zoom out' }).click()
    const before = await readCentre(panel, `${group('layers[1]')} .card-ground`)
    await panel.page.click(group('layers[1]'))
    await panel.send({ type: 'state', state: makeState({ scene: unfolded }) })
    const after = await readCentre(panel, '.frame[data-frame="layers[1]"] .frame-outline')
    assertNear(after, before)
    assert.deepEqual(await listCrumbs(panel), ['whole graph', 'layers[1]'])
    const open = await readTransform(panel)
    await press(panel, 'layers[1]', 'close')
    await panel.send({ type: 'state', state: makeState({ scene: folded }) })
    assertNear(await readCentre(panel, `${group('layers[1]')} .card-ground`), after)
    assert.notEqual(await readTransform(panel), open)
    assert.deepEqual(await listLit(panel, '.selected'), ['[layers[1]]'])
  })

  it('shows all of what opens where it can be read then', async () => {
    const panel = await panels.open({ scene: folded }, { width: 1500, height: 1000 })
    await panel.page.emulateMedia({ reducedMotion: 'reduce' })
    await panel.page.click(group('layers[1]'))
    await panel.send({ type: 'state', state: makeState({ scene: unfolded }) })
    const frame = await panel.page.locator('.frame-outline').first().boundingBox()
    assert.ok(frame && frame.x >= 0 && frame.x + frame.width <= 1500)
  })

  it('lets what is inside grow out of the box of the group, and keeps the shapes that stay', async () => {
    const panel = await panels.open({ scene: folded })
    const kept = await panel.page.$(group('layers[0]'))
    await panel.page.click(group('layers[1]'))
    await panel.send({ type: 'state', state: makeState({ scene: unfolded }) })
    assert.ok(await kept?.evaluate((shape) => shape.isConnected && !shape.matches('.entering, .growing')))
    const readOrigin = (selector: string): Promise<string> =>
      panel.page.$eval(selector, (shape) =>
        shape.classList.contains('growing') ? (shape as SVGElement).style.getPropertyValue('--gg-from') : '',
      )
    const readNumbers = (text: string): number[] => text.match(/-?[\d.]+/g)?.map(Number) ?? []
    // The box of the closed group stood at (690, 365), 152 × 146; the frame is 1156 × 736 around (1134, 388).
    assertNear(readNumbers(await readOrigin('.frame[data-frame="layers[1]"]')), [690, 365, 152 / 1156, 146 / 736])
    const scale = Math.min(152 / 1156, 146 / 736)
    const z = unfolded.cards.find(({ label }) => label === 'z') ?? assert.fail()
    const [x, y, wide = NaN] = readNumbers(await readOrigin(inNeuron('z')))
    assertNear([x ?? NaN, y ?? NaN], [690 + (z.x - 1134) * scale, 365 + (z.y - 388) * scale])
    assert.ok(Math.abs(wide - scale) < 1e-6)
    assert.ok(await panel.page.$eval('.op[data-key$="› z#0"]', (shape) => shape.classList.contains('entering')))
    await panel.page.emulateMedia({ reducedMotion: 'reduce' })
    const motion = await panel.page.$eval('.frame.growing', (shape) => {
      const { animationName, transitionDuration } = getComputedStyle(shape)
      return [animationName, transitionDuration]
    })
    assert.deepEqual(motion, ['none', '0s'])
  })

  it('opens by Enter and closes the innermost by Escape', async () => {
    const panel = await panels.open({ scene: unfolded })
    await panel.page.focus('.graph')
    await panel.page.dispatchEvent(inNeuron('z'), 'click')
    await panel.forgetPosted()
    // z = Σ + b: its first input is the sum, before that come the products.
    for (const key of ['ArrowLeft', 'ArrowLeft', 'Enter']) await panel.page.keyboard.press(key)
    await assertPosted(panel, { type: 'select', id: null }, { type: 'setOpen', key: 'layers[1]/neuron/i', open: true })
    await panel.forgetPosted()
    for (const key of ['[', ']', 'Escape']) await panel.page.keyboard.press(key)
    await assertPosted(
      panel,
      { type: 'pick', key: 'layers[1]/neuron', member: 2 },
      { type: 'pick', key: 'layers[1]/neuron', member: 4 },
      { type: 'setOpen', key: 'layers[1]/neuron', open: false },
    )
  })

  it('walks through a group like through a card', async () => {
    const panel = await panels.open({ scene: folded })
    await panel.page.focus('.graph')
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await panel.page.keyboard.press(key)
    assert.deepEqual(await listLit(panel, '.selected'), ['[layers[1]]'])
    const active = await panel.page.getAttribute('.graph', 'aria-activedescendant')
    assert.equal(await panel.page.getAttribute(`#${active}`, 'data-key'), '[layers[1]]')
  })

  it('keeps the eye on the same value of another member', async () => {
    const panel = await panels.open({ scene: unfolded })
    await panel.page.emulateMedia({ reducedMotion: 'reduce' })
    await panel.page.dispatchEvent(inNeuron('z'), 'click')
    const before = await readCentre(panel, `${inNeuron('z')} .card-ground`)
    await panel.page.keyboard.press(']')
    await panel.waitForPosted('pick')
    const moved = {
      ...unfolded,
      cards: unfolded.cards.map((one) => ({ ...one, y: one.y + 60 })),
      frames: unfolded.frames.map((frame) => ({ ...frame, member: 4 })),
    }
    await panel.send({ type: 'state', state: makeState({ scene: moved }) })
    const after = await readCentre(panel, `${inNeuron('z')} .card-ground`)
    assertNear(after, before)
  })
})

describe('panel: the strip of groups', () => {
  const panels = usePanels()

  it('is there only where there are groups', async () => {
    const panel = await panels.open({ scene: founding })
    assert.equal(await panel.page.locator('.group-strip').isVisible(), false)
    await panel.send({ type: 'state', state: makeState({ scene: folded }) })
    assert.equal(await panel.page.locator('.group-strip').isVisible(), true)
  })

  it('names the open groups around the chosen value, and shows the one clicked', async () => {
    const panel = await panels.open({ scene: unfolded })
    await panel.page.dispatchEvent(inNeuron('z'), 'click')
    assert.deepEqual(await listCrumbs(panel), ['whole graph', 'layers[1]', 'neuron'])
    assert.equal(await panel.page.textContent('.crumb-member'), '[3] of 16')
    for (let i = 0; i < 8; i++) await panel.page.getByRole('button', { name: 'Zoom in' }).click()
    await panel.page.getByRole('button', { name: 'layers[1]', exact: true }).click()
    await until(async () => {
      const frame = await panel.page.locator('.frame-outline').first().boundingBox()
      return frame !== null && frame.x >= 0 && frame.x + frame.width <= 1100
    })
    await panel.page.dispatchEvent(group('layers[1]/neuron/sum'), 'click')
    await panel.page.dispatchEvent('.card[data-key="loss#0"]', 'click')
    assert.deepEqual(await listCrumbs(panel), ['whole graph'])
  })

  it('opens and closes all, and resets what was chosen', async () => {
    const panel = await panels.open({ scene: unfolded })
    const find = (name: string) => panel.page.getByRole('button', { name, exact: true })
    assert.equal(await find('reset').isDisabled(), true)
    const choices = { ...noChoices, open: ['layers[1]'] }
    await panel.send({ type: 'state', state: makeState({ scene: unfolded, choices }) })
    await panel.forgetPosted()
    for (const name of ['open all', 'close all', 'reset']) await find(name).click()
    await assertPosted(panel, { type: 'openAll' }, { type: 'closeAll' }, { type: 'resetGroups' })
    await panel.send({ type: 'state', state: makeState({ scene: folded, choices }) })
    assert.equal(await find('close all').isDisabled(), true)
  })

  it('keeps what was opened in the memory of the file', async () => {
    const choices = { open: ['layers[1]'], closed: ['layers[2]'], members: { 'layers[1]/neuron': 3 } }
    const panel = await panels.open({ scene: unfolded, choices })
    const { memory } = await panel.waitForPosted('remember')
    const saved = JSON.parse(memory) as { files: [string, { choices: unknown }][] }
    assert.deepEqual(new Map(saved.files).get('file:///project/neuron.nn.ts')?.choices, choices)
  })
})
