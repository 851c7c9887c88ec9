// The extension's shell: waits for the first `.nn.ts` file, command or restored panel before it loads anything.
import * as vscode from 'vscode'
import type { Features } from './features/start.ts'

const commands = ['show', 'runBackward', 'export', 'cancelRun', 'newFile', 'writeTypes'] as const

export function activate(context: vscode.ExtensionContext): { features: () => Promise<Features> } {
  let features: Promise<Features> | undefined
  const start = (): Promise<Features> =>
    (features ??= import('./features/start.ts').then((module) => module.startFeatures(context)))

  const startFor = (document: vscode.TextDocument): void => {
    if (document.fileName.endsWith('.nn.ts')) void start()
  }
  vscode.workspace.textDocuments.forEach(startFor)
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.window.registerWebviewPanelSerializer('gradientGraph.panel', {
      deserializeWebviewPanel: async (panel, state: unknown) => (await start()).restorePanel(panel, state),
    }),
    ...commands.map((name) =>
      vscode.commands.registerCommand(`gradientGraph.${name}`, async (argument: unknown) =>
        (await start()).commands[name](argument),
      ),
    ),
  )
  return { features: start }
}
