// The webview's entry: connects the panel to VS Code.
import type { Post } from './hostPort.ts'
import { createPanel } from './panel.ts'
import { createPanelMemory, type SavedState } from './panelMemory.ts'

const vscode = acquireVsCodeApi<SavedState>()
const post: Post = (message) => vscode.postMessage(message)

createPanel(document.body, post, createPanelMemory(load, save))

/** VS Code keeps the state of a panel that is open; of one that was closed the host kept it, and wrote it into the page. */
function load(): SavedState | undefined {
  const { memory } = document.body.dataset
  return vscode.getState() ?? (memory ? (JSON.parse(memory) as SavedState) : undefined)
}

function save(state: SavedState): void {
  vscode.setState(state)
  post({ type: 'remember', memory: JSON.stringify(state) })
}
