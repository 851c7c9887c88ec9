// "run backward" above every top-level declaration, assignment and expression that is a Value, and what it found once it ran.
import * as vscode from 'vscode'
import { describeRoot } from '../graph/summary.ts'
import type { Snapshot, StatementValue } from '../protocol/snapshot.ts'
import { graphSelector } from './graphDocument.ts'
import type { LiveFile } from './liveFile.ts'
import type { LiveFiles } from './liveFiles.ts'
import { shiftBetween } from './textShift.ts'

export function showCodeLenses(files: LiveFiles): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>()
  return vscode.Disposable.from(
    changed,
    // VS Code waits 250 ms before it asks and 250 ms more before it draws the answer: till then an edit leaves the old number.
    files.onDidChange(() => changed.fire()),
    // VS Code drops a refresh that is on its way when the editor loses the keyboard, as to a click in the panel.
    vscode.window.onDidChangeActiveTextEditor(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(graphSelector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) => {
        const file = files.find(document.uri)
        return file ? makeLenses(file, document) : []
      },
    }),
  )
}

/** After an edit the lenses stay on the statements that still stand where they stood, without any number. */
function makeLenses(file: LiveFile, document: vscode.TextDocument): vscode.CodeLens[] {
  const good = file.good
  if (!good) return []
  const path = file.folder.pathOf(file.uri)
  const moved = shiftBetween(good.texts.get(path) ?? '', document.getText())
  const startsAt = (site: number): number | undefined => good.snapshot.program.sites[site]?.start
  const statements = good.snapshot.statements.filter(({ isBlock }) => !isBlock)
  return statements.flatMap((statement) => {
    const site = good.snapshot.program.sites[statement.site]
    const start = site && moved(site.start)
    if (start === undefined) return []
    const position = document.positionAt(start)
    const range = new vscode.Range(position, position)
    const uri = file.uri.toString()
    // Destructuring and several declarators put more than one on a line: then each says its name.
    const isAlone = statements.filter(({ site: other }) => startsAt(other) === site?.start).length === 1
    const run = new vscode.CodeLens(range, {
      title: isAlone ? 'run backward' : `run backward on ${statement.key.replace(/#\d+$/, '')}`,
      tooltip: `Compute the gradient of ${statement.key} with respect to every value it depends on`,
      command: 'gradientGraph.runBackward',
      arguments: [{ uri, key: statement.key }],
    })
    if (!isRootOfPass(file.fresh?.snapshot, statement)) return run
    // Beside code a number is written as code writes it.
    const title = describeRoot(good.snapshot).replaceAll('−', '-')
    const found = { title, tooltip: 'Show Gradient Graph', command: 'gradientGraph.show' }
    return [run, new vscode.CodeLens(range, { ...found, arguments: [{ uri }] })]
  })
}

function isRootOfPass(snapshot: Snapshot | undefined, statement: StatementValue): boolean {
  return snapshot !== undefined && snapshot.rootHasPass && statement.node.id === snapshot.graph.data.length - 1
}
