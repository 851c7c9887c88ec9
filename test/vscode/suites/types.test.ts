// Types without configuration: VS Code's own TypeScript finds nothing wrong with the examples, and real errors still.
import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import * as vscode from 'vscode'
import { openAlone, writeFile } from '../editing.ts'
import { poll } from '../poll.ts'

function typeErrors(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, severity }) => source === 'ts' && severity === vscode.DiagnosticSeverity.Error)
    .map(({ message }) => message)
}

describe('types', function () {
  this.timeout(120_000)

  it('a deliberate error is the only one in a program with values', async () => {
    const text = `const a = value(2)\nconst L = (a * 3).tanh()\nL.backward()\nconst wrong: string = a.grad\n`
    const { document } = await openAlone(await writeFile('types.nn.ts', text))
    const errors = await poll(
      async () => (typeErrors(document.uri).length > 0 ? typeErrors(document.uri) : undefined),
      90_000,
      () => 'TypeScript reported nothing.',
    )
    assert.deepEqual(errors, ["Type 'number' is not assignable to type 'string'."])
  })

  it('no example has a type error', async () => {
    const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri, 'examples')
    const names = (await readdir(folder.fsPath)).filter((name) => name.endsWith('.nn.ts'))
    assert.ok(names.length >= 5, names.join(' '))
    for (const name of names) {
      const { document } = await openAlone(vscode.Uri.joinPath(folder, name))
      // The server has looked at this very text when it reports an error that is put there on purpose.
      const edit = new vscode.WorkspaceEdit()
      edit.insert(document.uri, document.positionAt(document.getText().length), '\nconst probe: string = 1\n')
      await vscode.workspace.applyEdit(edit)
      const errors = await poll(
        async () => (typeErrors(document.uri).length > 0 ? typeErrors(document.uri) : undefined),
        60_000,
        () => `TypeScript did not look at ${name}.`,
      )
      assert.deepEqual(errors, ["Type 'number' is not assignable to type 'string'."], name)
      await vscode.commands.executeCommand('workbench.action.files.revert')
    }
  })

  it('for TypeScript 7 and tsc, the command writes both files and keeps a tsconfig.json that is there', async () => {
    const { document } = await openAlone(await writeFile('typed/first.nn.ts', 'const a = value(2)\n'))
    const folder = vscode.Uri.joinPath(document.uri, '..')
    const read = async (name: string): Promise<string> =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)))
    await vscode.commands.executeCommand('gradientGraph.writeTypes')
    assert.match(await read('nn-env.d.ts'), /backward\(\)/)
    const configuration: unknown = JSON.parse(await read('tsconfig.json'))
    assert.deepEqual(Object(configuration).include, ['**/*.nn.ts', 'nn-env.d.ts'])

    await writeFile('typed/tsconfig.json', '{ "mine": true }')
    await writeFile('typed/nn-env.d.ts', '// of an older version')
    await vscode.commands.executeCommand('gradientGraph.writeTypes')
    assert.equal(await read('tsconfig.json'), '{ "mine": true }')
    assert.match(await read('nn-env.d.ts'), /backward\(\)/)
  })

  it('completion lists what a value can do', async () => {
    const text = 'const a = value(2)\na.'
    const { document } = await openAlone(await writeFile('complete.nn.ts', text))
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(text.length),
    )
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label))
    for (const member of ['backward', 'grad', 'data', 'tanh', 'relu', 'zeroGrad'])
      assert.ok(labels.includes(member), member)
  })
})
