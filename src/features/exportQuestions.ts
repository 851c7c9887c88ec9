// What "Export Graph…" asks: the format, how much of the graph, the size of a picture, the place.
import * as vscode from 'vscode'
import { describePixels, readScale, type PictureSize } from './pictureSize.ts'

const formats = ['svg', 'png', 'dot', 'json'] as const
export type ExportFormat = (typeof formats)[number]

/** What is drawn, or all that the root depends on. */
export type ExportPart = 'visible' | 'whole'

const descriptions = {
  svg: { label: 'SVG', description: 'sharp at any size, for documents and the web' },
  png: { label: 'PNG', description: 'a picture of the size you choose' },
  dot: { label: 'DOT', description: 'Graphviz source' },
  json: { label: 'JSON', description: 'every number with its place in the code, for other programs' },
}

export async function askFormat(): Promise<ExportFormat | undefined> {
  const items = formats.map((format) => ({ ...descriptions[format], format }))
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Export the graph as…' }))?.format
}

/** What there is of each in words; `refusal`: why the whole graph cannot be had, null where it can. */
export async function askPart(visible: string, whole: string, refusal: string | null): Promise<ExportPart | undefined> {
  const items: (vscode.QuickPickItem & { part: ExportPart })[] = [
    { label: 'What is visible', description: visible, part: 'visible' },
    { label: 'The whole graph', description: whole, part: 'whole' },
  ]
  const offered = refusal === null ? items : items.slice(0, 1)
  return (await vscode.window.showQuickPick(offered, { placeHolder: refusal ?? 'How much of the graph?' }))?.part
}

/** How many times its size on screen at zoom 1 a picture gets. */
export async function askScale(size: PictureSize): Promise<number | undefined> {
  const items: (vscode.QuickPickItem & { scale: number | null })[] = [1, 2, 4].map((scale) => {
    return { label: `${scale}×`, description: describePixels(size, scale), scale }
  })
  items.push({ label: 'Other…', description: 'any number, such as 3 or 0.5', scale: null })
  const picked = await vscode.window.showQuickPick(items, { placeHolder: 'How large a picture?' })
  if (!picked) return undefined
  return picked.scale ?? (await askAnyScale())
}

async function askAnyScale(): Promise<number | undefined> {
  const typed = await vscode.window.showInputBox({
    prompt: 'How many times the size it has on screen',
    value: '3',
    validateInput: (text) => (readScale(text) === null ? 'A number above 0 and up to 32, such as 3 or 0.5' : null),
  })
  return typed === undefined ? undefined : (readScale(typed) ?? undefined)
}

export function askTarget(source: vscode.Uri, format: ExportFormat): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    defaultUri: source.with({ path: source.path.replace(/\.nn\.ts$/, `.${format}`) }),
    filters: { [descriptions[format].label]: [format] },
  })
}
