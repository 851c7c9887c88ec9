// Problems of the latest runs, shown in the editor and in the Problems view.
import * as vscode from 'vscode'
import type { Problem } from '../protocol/problem.ts'
import type { LiveFile } from './liveFile.ts'
import type { LiveFiles } from './liveFiles.ts'
import { mergeProblems, type FoundProblem } from './mergeProblems.ts'

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
}

/** A run can find problems in files it imports, and those may be live themselves. */
export function showProblems(files: LiveFiles): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('gradient-graph')
  const show = (): void => {
    const runs = files.all.map((file) => ({ file: file.uri.toString(), found: listProblems(file) }))
    const diagnostics = new Map<string, vscode.Diagnostic[]>()
    // What is not named any more is taken away.
    collection.forEach((uri) => diagnostics.set(uri.toString(), []))
    for (const { file, diagnostic } of mergeProblems(runs)) {
      diagnostics.set(file, [...(diagnostics.get(file) ?? []), diagnostic])
    }
    collection.set([...diagnostics].map(([file, list]) => [vscode.Uri.parse(file), list]))
  }
  return vscode.Disposable.from(collection, files.onDidChange(show), files.onDidClose(show))
}

interface ShownProblem extends FoundProblem {
  readonly diagnostic: vscode.Diagnostic
}

function listProblems(file: LiveFile): ShownProblem[] {
  return file.problems.map((problem) => {
    const diagnostic = toDiagnostic(file, problem)
    const uri = file.folder.uriOf(problem.file)
    return { file: uri.toString(), code: problem.code, place: JSON.stringify(diagnostic.range), diagnostic }
  })
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
