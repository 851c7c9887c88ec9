// Opens a place in the user's code, from a click in the panel or a link in a hover.
import * as vscode from 'vscode'
import type { Span } from '../protocol/program.ts'
import { shiftBetween } from './textShift.ts'

const command = 'gradientGraph.openPlace'

/** A Markdown link target that opens the place. */
export function placeLink(file: vscode.Uri, { start, end }: Span): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([file.toString(), start, end]))}`
}

export function registerOpenPlace(): vscode.Disposable {
  return vscode.commands.registerCommand(command, (file: string, start: number, end: number) =>
    openPlace(vscode.Uri.parse(file), { start, end }, true),
  )
}

/**
 * Selects the span in the editor that already shows the file, or else beside the graph; `focus`: moves the keyboard there too.
 * `text` is the text the span belongs to, where the document may have been edited since.
 */
export async function openPlace(uri: vscode.Uri, span: Span, focus: boolean, text?: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri)
  const moved = shiftBetween(text ?? document.getText(), document.getText())
  const start = moved(span.start)
  const end = moved(span.end)
  if (start === undefined || end === undefined) return
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document)
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    preserveFocus: !focus,
  })
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end))
  editor.selection = new vscode.Selection(range.start, range.end)
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}
