// Data, gradient and the chain rule in numbers, on every expression that made a node.
import * as vscode from 'vscode'
import { hoverAt } from '../graph/hoverText.ts'
import { graphSelector } from './graphDocument.ts'
import type { LiveFiles } from './liveFiles.ts'
import { placeLink } from './openPlace.ts'

export function showHovers(files: LiveFiles): vscode.Disposable {
  return vscode.languages.registerHoverProvider(graphSelector, {
    provideHover: (document, position) => {
      const file = files.find(document.uri)
      if (!file?.good) return undefined
      if (!file.fresh) return new vscode.Hover('Gradient Graph: out of date. Save to run again.')
      const { snapshot, texts } = file.good
      const found = hoverAt(snapshot, {
        file: file.folder.pathOf(document.uri),
        offset: document.offsetAt(position),
        textOf: (path) => texts.get(path) ?? '',
        linkTo: (place) => placeLink(file.folder.uriOf(place.file), place),
      })
      if (!found) return undefined
      const text = new vscode.MarkdownString(found.markdown)
      text.isTrusted = { enabledCommands: ['gradientGraph.openPlace'] }
      return new vscode.Hover(text, file.toRange(texts, file.folder.pathOf(document.uri), found.span))
    },
  })
}
