// Runs that do not end well, and runs overtaken by later ones: what the user sees of them, and what no more.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { requireDriver } from '../driver.ts'
import { openAlone, replaceText, waitForProblems, writeFile } from '../editing.ts'
import { foundingProgram } from '../../programs.ts'
import { waitForCard, waitForStatus } from '../panelReading.ts'
import { poll } from '../poll.ts'

async function limitTo(seconds: number | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('gradientGraph')
  await settings.update('timeLimit', seconds, vscode.ConfigurationTarget.Workspace)
}

/** Waits until our output channel shows this, below the name of the file. */
async function waitForPrints(file: string, prints: readonly string[]): Promise<void> {
  let seen: string | undefined
  const expected = [file, ...prints, ''].join('\n')
  const ask = async (): Promise<true | undefined> => {
    const show = (await vscode.commands.getCommands()).find((id) => /output\.show\..*Gradient Graph$/.test(id))
    if (show) await vscode.commands.executeCommand(show)
    seen = vscode.workspace.textDocuments
      .find(({ uri }) => uri.scheme === 'output' && uri.path.includes('Gradient Graph'))
      ?.getText()
    return seen?.replaceAll('\r\n', '\n') === expected ? true : undefined
  }
  await poll(ask, 15_000, () => `The output is ${JSON.stringify(seen)}.`)
}

describe('runs', function () {
  this.timeout(60_000)
  afterEach(() => limitTo(undefined))

  it('one overtaken by a save is cancelled: the latest text wins, and no word of the old one comes', async function () {
    const driver = requireDriver(this)
    const endless = `console.log('the old text')\nfor (let i = 0; ; i++) { }\n`
    const editor = await openAlone(await writeFile('overtaken.nn.ts', foundingProgram))
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForCard(driver, 'L', '−8.0000', '–')
    await limitTo(3)
    await replaceText(editor, 'const a', `${endless}const a`)
    await editor.document.save()
    await waitForStatus(driver, 'running')
    const stopped = new Set<string>()
    const listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) {
        if (vscode.languages.getDiagnostics(uri).some(({ code }) => code === 'time-limit')) stopped.add(uri.path)
      }
    })
    await replaceText(editor, endless, '')
    await replaceText(editor, 'value(2.0)', 'value(5.0)')
    await editor.document.save()
    // L = (5·−3 + 10)·−2 = 10
    await waitForCard(driver, 'L', '10.0000', '–')
    await waitForStatus(driver, 'current')
    // Another run stopped by the same limit: the overtaken one would have been stopped before it.
    const { document } = await openAlone(await writeFile('stopped.nn.ts', 'for (let j = 0; ; j++) { }\n'))
    await poll(
      async () => (stopped.has(document.uri.path) ? true : undefined),
      15_000,
      () => 'Nothing was stopped.',
    )
    listening.dispose()
    assert.deepEqual([...stopped], [document.uri.path])
  })

  it('follow another program that saves the file, with its editor open and closed, but not over edits', async function () {
    const driver = requireDriver(this)
    const uri = await writeFile('elsewhere.nn.ts', foundingProgram)
    const editor = await openAlone(uri)
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForCard(driver, 'L', '−8.0000', '–')
    await writeFile('elsewhere.nn.ts', foundingProgram.replace('value(2.0)', 'value(5.0)'))
    // L = (5·−3 + 10)·−2 = 10
    await waitForCard(driver, 'L', '10.0000', '–')
    await waitForStatus(driver, 'current')

    await replaceText(editor, 'value(5.0)', 'value(6.0)')
    await writeFile('elsewhere.nn.ts', foundingProgram.replace('value(2.0)', 'value(7.0)'))
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// still mine\n'))
    await waitForStatus(driver, 'stale')
    assert.equal(editor.document.isDirty, true)
    await waitForCard(driver, 'L', '10.0000', '–')
    await vscode.commands.executeCommand('workbench.action.files.revert')
    // L = (7·−3 + 10)·−2 = 22
    await waitForCard(driver, 'L', '22.0000', '–')
    await vscode.window.tabGroups.close(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(({ label }) => label === 'elsewhere.nn.ts')),
    )
    await writeFile('elsewhere.nn.ts', foundingProgram.replace('value(2.0)', 'value(8.0)'))
    // L = (8·−3 + 10)·−2 = 28
    await waitForCard(driver, 'L', '28.0000', '–')
    await waitForStatus(driver, 'current')
  })

  it('end, with a graph or a problem, however long an expression is', async function () {
    requireDriver(this)
    // Where the stack ends, which is in one part of the way or another, depends on the machine.
    for (const terms of [2_000, 4_000, 8_000, 20_000]) {
      const sum = Array.from({ length: terms }, (_, k) => `a * ${k}`).join(' + ')
      const uri = await writeFile(`sum${terms}.nn.ts`, `const a = value(2)\nconst L = ${sum}\n`)
      const { document } = await openAlone(uri)
      const ask = async (): Promise<true | undefined> => {
        const lenses = await vscode.commands.executeCommand<unknown[]>('vscode.executeCodeLensProvider', document.uri)
        const problems = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Gradient Graph')
        return lenses.length > 0 || problems.length > 0 ? true : undefined
      }
      await poll(ask, 15_000, () => `The run of ${terms} terms never ends.`)
    }
  })

  it('keep what they printed when an exception or a limit ends them', async function () {
    requireDriver(this)
    await openAlone(await writeFile('throwing.nn.ts', `console.log('before')\nthrow new Error('no')\n`))
    await waitForPrints('throwing.nn.ts', ['before'])
    await limitTo(1)
    await openAlone(await writeFile('stuck.nn.ts', `for (let i = 0; ; i++) { if (i < 2) console.log('turn', i) }\n`))
    await waitForPrints('stuck.nn.ts', ['turn 0', 'turn 1'])
  })

  it('name the calls that led to an exception, down to the top level', async () => {
    const text = `const a = value(2)\nfunction f(x: number): number {\n  throw new Error('no')\n}\nconst b = f(a)\n`
    const { document } = await openAlone(await writeFile('calls.nn.ts', text))
    await waitForProblems(document, ([problem]) => problem?.code === 'exception')
    const [problem] = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Gradient Graph')
    assert.deepEqual(
      problem?.relatedInformation?.map(({ message, location }) => [message, location.range.start.line]),
      [['called from here', 4]],
    )
  })
})
