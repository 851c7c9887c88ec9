// "New .nn.ts File": a file with the smallest program that has a graph.
import * as vscode from 'vscode'
import { exists } from './fileExists.ts'

const program = `// Plain operators; every value remembers how it was computed.
// Change a number and save; press "run backward" above L to see every gradient.
const a = value(2)
const b = value(-3)
const c = value(10)
const L = a * b + c
`

/** In the workspace folder under a free name; without a folder the user says where. */
export async function createNewFile(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri
  const file = folder ? await findFreeName(folder) : await askForPlace()
  if (!file) return
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(program))
  const isInPanel = vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputWebview
  await vscode.window.showTextDocument(file, {
    preview: false,
    viewColumn: isInPanel ? vscode.ViewColumn.One : vscode.ViewColumn.Active,
  })
}

async function findFreeName(folder: vscode.Uri): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const file = vscode.Uri.joinPath(folder, number === 1 ? 'graph.nn.ts' : `graph-${number}.nn.ts`)
    if (!(await exists(file))) return file
  }
}

async function askForPlace(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showSaveDialog({
    title: 'New .nn.ts file',
    defaultUri: vscode.Uri.file('graph.nn.ts'),
    filters: { 'Gradient Graph': ['nn.ts'] },
  })
  if (!chosen || chosen.path.endsWith('.nn.ts')) return chosen
  return chosen.with({ path: `${chosen.path.replace(/(\.nn)?\.ts$/, '')}.nn.ts` })
}
