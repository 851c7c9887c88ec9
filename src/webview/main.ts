// The webview's entry: connects the panel to VS Code.
import { createPanel } from './panel.ts'
import { createPanelMemory, type SavedState } from './panelMemory.ts'

const vscode = acquireVsCodeApi<SavedState>()

createPanel(
  document.body,
  (message) => vscode.postMessage(message),
  createPanelMemory(
    () => vscode.getState(),
    (state) => vscode.setState(state),
  ),
)
