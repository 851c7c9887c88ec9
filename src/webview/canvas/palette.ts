// The colours and fonts of the style sheet, read from it for the canvas, in every theme and state of the panel.
import { buildElement } from '../buildElement.ts'

/** Colour → the expression that stands for it in the style sheet. */
const expressions = {
  text: 'var(--vscode-foreground)',
  quiet: 'var(--gg-quiet)',
  old: 'var(--gg-old)',
  ground: 'var(--gg-ground)',
  card: 'var(--gg-card)',
  label: 'var(--gg-label)',
  outline: 'var(--gg-outline)',
  wire: 'var(--gg-wire)',
  badge: 'var(--gg-badge)',
  accent: 'var(--gg-accent)',
  up: 'var(--gg-up)',
  down: 'var(--gg-down)',
  behind: 'color-mix(in srgb, var(--gg-outline) 60%, var(--gg-wire))',
  inside: 'color-mix(in srgb, transparent 96.5%, var(--vscode-foreground))',
  focus: 'var(--vscode-focusBorder)',
  caret: 'var(--vscode-editorCursor-foreground)',
  broken: 'var(--vscode-errorForeground)',
  contrast: 'var(--vscode-contrastBorder, transparent)',
  button: 'var(--vscode-toolbar-hoverBackground, transparent)',
  buttonOutline: 'var(--vscode-toolbar-hoverOutline, transparent)',
  match: 'var(--vscode-editor-findMatchHighlightBackground, var(--gg-label))',
  matchBorder: 'var(--vscode-editor-findMatchHighlightBorder, var(--vscode-foreground))',
  shownMatch: 'var(--vscode-editor-findMatchBackground, var(--gg-label))',
  shownMatchBorder: 'var(--vscode-editor-findMatchBorder, var(--gg-warning))',
} as const

type ColourName = keyof typeof expressions

/** A step of the heat: the colour of the card, and the one of what is written on it. */
export interface Tint {
  readonly ground: string
  readonly ink: string
}

export interface Palette extends Readonly<Record<ColourName, string>> {
  /** Of numbers and names, and of words. */
  readonly code: string
  readonly words: string
  readonly isHighContrast: boolean
  /** `heat` from 0 to 1. */
  findTint(heat: number): Tint
}

const tintSteps = 48

/** Reads all colours at once; `host` is inside everything that decides on them. */
export function readPalette(host: HTMLElement): Palette {
  const names = Object.keys(expressions) as ColourName[]
  const probes = names.map((name) => buildProbe({ color: expressions[name] }))
  const fonts = buildProbe({ fontFamily: 'var(--gg-code)' })
  const words = buildProbe({ fontFamily: 'var(--vscode-font-family)' })
  const tints = Array.from({ length: tintSteps + 1 }, (_, step) => buildTintProbe(step / tintSteps))
  const box = buildElement('div', { class: 'heated', hidden: '' }, [...probes, fonts, words, ...tints])
  host.append(box)
  const colours = Object.fromEntries(names.map((name, i) => [name, getComputedStyle(probes[i] ?? box).color]))
  const ramp = tints.map((probe): Tint => {
    const { color, backgroundColor } = getComputedStyle(probe)
    return { ground: color, ink: backgroundColor }
  })
  const [code, plain] = [fonts, words].map((probe) => getComputedStyle(probe).fontFamily)
  box.remove()
  const none: Tint = { ground: colours['card'] ?? '', ink: colours['text'] ?? '' }
  return {
    ...(colours as Record<ColourName, string>),
    code: code ?? 'monospace',
    words: plain ?? 'sans-serif',
    isHighContrast: document.body.classList.contains('vscode-high-contrast'),
    findTint: (heat) => ramp[Math.round(Math.min(Math.max(heat, 0), 1) * tintSteps)] ?? none,
  }
}

/** Calls back when the theme changes, or the state that decides on colours. */
export function watchColours(change: () => void): void {
  const observer = new MutationObserver(change)
  observer.observe(document.documentElement, { attributeFilter: ['style', 'class'] })
  observer.observe(document.body, { attributeFilter: ['class', 'data-status'] })
}

function buildProbe(style: Partial<CSSStyleDeclaration>): HTMLElement {
  const probe = buildElement('i')
  Object.assign(probe.style, style)
  return probe
}

/** The style sheet mixes the colours of a hot shape; the canvas only asks for them. */
function buildTintProbe(heat: number): HTMLElement {
  const probe = buildElement('i', { class: 'hot' })
  probe.style.setProperty('--gg-heat', String(heat))
  probe.style.color = 'var(--gg-tint)'
  probe.style.backgroundColor = 'var(--gg-ink)'
  return probe
}
