// In Restricted Mode a file is parsed and its problems are reported, nothing runs, and the panel says why.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { requireDriver } from '../driver.ts'
import { openAlone, replaceText, waitForProblems, writeFile } from '../editing.ts'
import { foundingProgram } from '../../programs.ts'
import { waitForStatus } from '../panelReading.ts'

describe('Restricted Mode', () => {
  it('is what this window is in', () => {
    assert.equal(vscode.workspace.isTrusted, false)
  })

  it('runs nothing and says why', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('restricted.nn.ts', `${foundingProgram}throw new Error('it ran')\n`))
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.empty', { text: 'not trusted' })
    await driver.webview.waitFor('.empty button', { text: 'Trust' })
    await waitForStatus(driver, 'restricted')
    // A parse error is reported, so the file was read after the last edit; the exception never is.
    await replaceText(editor, 'a * b', 'a * bb')
    await editor.document.save()
    const problems = await waitForProblems(editor.document, (found) => found.length > 0)
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['unknown-name'],
    )
    assert.equal(await driver.webview.count('.card'), 0)
    assert.equal(await driver.workbench.count('.codelens-decoration a'), 0)
  })
})
