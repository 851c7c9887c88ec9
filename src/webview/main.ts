// The webview's entry: connects the panel to VS Code.
import { createPanel } from './panel.ts'
import { createPanelMemory, type SavedState } from './panelMemory.ts'

const vscode = acquireVsCodeApi<SavedState>()

createPanel(
  document.body,
  vscode.postMessage.bind(vscode),
  createPanelMemory(
    () => vscode.getState(),
    (state) => vscode.setState(state),
  ),
)
