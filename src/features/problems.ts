// Problems of the latest runs, shown in the editor and in the Problems view.
import * as vscode from 'vscode'
import type { Problem } from '../protocol/problem.ts'
import type { LiveFile } from './liveFile.ts'
import type { LiveFiles } from './liveFiles.ts'

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
}

/** A run can find problems in files it imports: every live file has a collection of its own. */
export function showProblems(files: LiveFiles): vscode.Disposable {
  const collections = new Map<string, vscode.DiagnosticCollection>()
  const collectionOf = (uri: vscode.Uri): vscode.DiagnosticCollection => {
    const key = uri.toString()
    const collection = collections.get(key) ?? vscode.languages.createDiagnosticCollection('gradient-graph')
    collections.set(key, collection)
    return collection
  }
  return vscode.Disposable.from(
    files.onDidChange((file) => {
      const collection = collectionOf(file.uri)
      collection.clear()
      for (const path of new Set(file.problems.map((problem) => problem.file))) {
        const problems = file.problems.filter((problem) => problem.file === path)
        collection.set(
          file.folder.uriOf(path),
          problems.map((problem) => toDiagnostic(file, problem)),
        )
      }
    }),
    files.onDidClose((uri) => {
      collections.get(uri.toString())?.dispose()
      collections.delete(uri.toString())
    }),
    { dispose: () => vscode.Disposable.from(...collections.values()).dispose() },
  )
}

function toDiagnostic(file: LiveFile, problem: Problem): vscode.Diagnostic {
  const range = file.toRange(file.texts, problem.file, problem)
  const diagnostic = new vscode.Diagnostic(range, problem.message, severities[problem.severity])
  diagnostic.source = 'Gradient Graph'
  diagnostic.code = problem.code
  diagnostic.relatedInformation = problem.related.map(
    (place) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(file.folder.uriOf(place.file), file.toRange(file.texts, place.file, place)),
        place.message,
      ),
  )
  return diagnostic
}
