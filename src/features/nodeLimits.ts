// How many nodes the program of a file may make: the setting, or more where the user has said so.
import * as vscode from 'vscode'

/** What the process itself makes on its way to being ready. */
const least = 1_000

export class NodeLimits {
  /** By file, until the window closes. */
  readonly #granted = new Map<string, number>()

  of(file: vscode.Uri): number {
    const setting = vscode.workspace.getConfiguration('gradientGraph', file).get('nodeLimit', 2_000_000)
    return Math.max(least, setting, this.#granted.get(file.toString()) ?? 0)
  }

  grant(file: vscode.Uri, nodes: number): void {
    this.#granted.set(file.toString(), nodes)
  }
}
