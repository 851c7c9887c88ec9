// The exported picture's own colours and fonts, as it cannot use those of the editor.

export type SvgTheme = 'light' | 'dark' | 'auto'

interface Palette {
  readonly ground: string
  readonly card: string
  readonly border: string
  readonly text: string
  readonly muted: string
  readonly edge: string
  /** Blue up, orange down: told apart by colour-blind readers, with 4.5:1 against the card. */
  readonly up: string
  readonly down: string
}

const light: Palette = {
  ground: '#ffffff',
  card: '#f8f8f8',
  border: '#c8c8c8',
  text: '#1f1f1f',
  muted: '#616161',
  edge: '#8a8a8a',
  up: '#0b63c4',
  down: '#a8500b',
}

const dark: Palette = {
  ground: '#1f1f1f',
  card: '#282828',
  border: '#4a4a4a',
  text: '#e6e6e6',
  muted: '#a6a6a6',
  edge: '#7d7d7d',
  up: '#5aa9ff',
  down: '#f0a04b',
}

const shapes = `.gg text{font-family:ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-variant-numeric:tabular-nums}
.gg .gg-label{font-size:13px;font-weight:600;text-anchor:middle}
.gg .gg-symbol{text-anchor:middle}
.gg .gg-partial{font-size:11px;text-anchor:middle}
.gg .gg-number{font-size:13px;text-anchor:end}
.gg .gg-row{font-size:11px}
.gg .gg-grad{font-weight:600}
.gg .gg-name{font-size:13px;font-weight:600}
.gg .gg-member{font-weight:400}
.gg .gg-mean{font-size:12px;text-anchor:end}
.gg .gg-end{font-size:9px}
.gg .gg-last{text-anchor:end}
.gg .gg-badge-text{font-size:11px;text-anchor:middle}
.gg-frame,.gg-line{fill:none}
.gg-edge{fill:none;stroke-width:1.5}
.gg-op{stroke-width:1.25}`

/** The content of the picture's style element: no variables, which not every program that shows SVG knows. */
export function writeSvgStyle(theme: SvgTheme): string {
  const first = writeColours(theme === 'dark' ? dark : light)
  const second = theme === 'auto' ? `\n@media (prefers-color-scheme:dark){\n${writeColours(dark)}\n}` : ''
  return `\n${shapes}\n${first}${second}\n`
}

function writeColours({ ground, card, border, text, muted, edge, up, down }: Palette): string {
  return `.gg-ground{fill:${ground}}
.gg-card,.gg-op,.gg-pill{fill:${card};stroke:${border}}
.gg-op{stroke:${edge}}
.gg-behind{fill:${ground};stroke:${border}}
.gg-line,.gg-frame{stroke:${border}}
.gg-bars{fill:${edge}}
.gg-badge{fill:${muted}}
.gg-edge{stroke:${edge}}
.gg-arrow{fill:${edge}}
.gg text{fill:${text}}
.gg .gg-partial,.gg .gg-row,.gg .gg-none,.gg .gg-end,.gg .gg-member{fill:${muted}}
.gg .gg-badge-text{fill:${ground}}
.gg .gg-up{fill:${up}}
.gg .gg-down{fill:${down}}`
}
