// Data, gradient and the chain rule in numbers, on every expression that made a node.
import * as vscode from 'vscode'
import { hoverAt } from '../graph/hoverText.ts'
import { escapeMarkdown } from '../graph/markdown.ts'
import type { GoodRun } from './baseline.ts'
import { graphSelector } from './graphDocument.ts'
import type { LiveFile } from './liveFile.ts'
import type { LiveFiles } from './liveFiles.ts'
import { placeLink } from './openPlace.ts'
import { shiftBetween } from './textShift.ts'

export function showHovers(files: LiveFiles): vscode.Disposable {
  return vscode.languages.registerHoverProvider(graphSelector, {
    provideHover: (document, position) => {
      const file = files.find(document.uri)
      const run = file?.live ?? file?.good
      if (!file || !run) return undefined
      const { snapshot, texts } = run
      const path = file.folder.pathOf(document.uri)
      // Where the text has been edited, what ran there is looked for; in the edit itself nothing ran yet.
      const offset = shiftBetween(document.getText(), texts.get(path) ?? '')(document.offsetAt(position))
      if (offset === undefined) return undefined
      const found = hoverAt(snapshot, {
        file: path,
        offset,
        textOf: (name) => texts.get(name) ?? '',
        linkTo: (place) => placeLink(file.folder.uriOf(place.file), place),
      })
      if (!found) return undefined
      if (!file.fresh && !file.live) return explainStale(file)
      const text = new vscode.MarkdownString(`${found.markdown}${describeMoment(file, run)}`)
      text.isTrusted = { enabledCommands: ['gradientGraph.openPlace'] }
      return new vscode.Hover(text, file.toRange(texts, path, found.span))
    },
  })
}

/** Of which pass the numbers are, where they are not those of the end of the program. */
function describeMoment({ live }: LiveFile, run: GoodRun): string {
  const pass = run.snapshot.passes - 1
  if (live) return `\n\n*As of pass ${pass}; the training goes on.*`
  if (run.shownPass !== null) return `\n\n*As of pass ${pass}.*`
  return run.isWhole ? '' : `\n\n*As of pass ${pass}, after which the run was cancelled.*`
}

/** No number that may be wrong by now, but why there is none. */
function explainStale({ status }: LiveFile): vscode.Hover {
  const why = status.kind === 'stale' ? status.reason : 'running again'
  return new vscode.Hover(escapeMarkdown(`Gradient Graph: out of date: ${why}`))
}
