// Data, gradient and the chain rule in numbers, on every expression that made a node.
import * as vscode from 'vscode'
import { hoverAt } from '../graph/hoverText.ts'
import { escapeMarkdown } from '../graph/markdown.ts'
import { graphSelector } from './graphDocument.ts'
import type { LiveFile } from './liveFile.ts'
import type { LiveFiles } from './liveFiles.ts'
import { placeLink } from './openPlace.ts'
import { shiftBetween } from './textShift.ts'

export function showHovers(files: LiveFiles): vscode.Disposable {
  return vscode.languages.registerHoverProvider(graphSelector, {
    provideHover: (document, position) => {
      const file = files.find(document.uri)
      if (!file?.good) return undefined
      const { snapshot, texts } = file.good
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
      if (!file.fresh) return explainStale(file)
      const text = new vscode.MarkdownString(found.markdown)
      text.isTrusted = { enabledCommands: ['gradientGraph.openPlace'] }
      return new vscode.Hover(text, file.toRange(texts, path, found.span))
    },
  })
}

/** No number that may be wrong by now, but why there is none. */
function explainStale({ status }: LiveFile): vscode.Hover {
  const why = status.kind === 'stale' ? status.reason : 'running again'
  return new vscode.Hover(escapeMarkdown(`Gradient Graph: out of date: ${why}`))
}
