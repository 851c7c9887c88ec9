// Which documents this extension is about.
import type * as vscode from 'vscode'

export const graphSelector: vscode.DocumentFilter = { language: 'typescript', pattern: '**/*.nn.ts' }

/** A `.nn.ts` document that a person edits (not a diff's or an output's copy of one). */
export function isGraphDocument(document: vscode.TextDocument): boolean {
  return document.uri.path.endsWith('.nn.ts') && document.uri.scheme !== 'git' && document.uri.scheme !== 'output'
}
