// Nothing old is shown as current: what an edit and a failed run leave on screen.
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { requireDriver } from '../driver.ts'
import { openAlone, readHover, replaceText, waitForProblems, writeFile } from '../editing.ts'
import { foundingProgram } from '../../programs.ts'
import { waitForStatus } from '../panelReading.ts'

const lens = '.codelens-decoration a'

describe('out of date', () => {
  it('an edit makes the numbers stale at once; undoing it makes them current again', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('stale.nn.ts', `${foundingProgram}L.backward()\n`))
    await vscode.commands.executeCommand('gradientGraph.show')
    await waitForStatus(driver, 'current')
    await driver.workbench.waitFor(lens, { text: 'L = -8.0000 · 7 values' })

    await replaceText(editor, 'value(2.0)', 'value(5.0)')
    await waitForStatus(driver, 'stale')
    assert.equal(await driver.webview.count('.card'), 7, 'the last good graph stays')
    await driver.workbench.waitFor(lens, { text: 'L = ', state: 'detached' })
    assert.match(await readHover(editor.document, 'a * b'), /out of date/)
    assert.equal(await readHover(editor.document, 'const e'), '', 'where no value is, nothing can be out of date')

    await replaceText(editor, 'value(5.0)', 'value(2.0)')
    await waitForStatus(driver, 'current')
    await driver.workbench.waitFor(lens, { text: 'L = -8.0000 · 7 values' })
  })

  const failures = [
    {
      name: 'a syntax error',
      from: 'const e = a * b',
      to: 'const e = a * * b',
      underlines: /^\*?/,
      code: 'syntax',
      says: /./,
    },
    {
      name: 'an unknown name',
      from: 'const e = a * b',
      to: 'const e = a * bb',
      underlines: /^bb$/,
      code: 'unknown-name',
      says: /bb/,
    },
    {
      name: 'an exception',
      from: 'const e = a * b',
      to: `function fail(): number { throw new Error('no luck') }\nconst e = fail() * b`,
      underlines: /throw|new Error|Error/,
      code: 'exception',
      says: /no luck/,
    },
    {
      name: 'an endless loop',
      from: 'const e = a * b',
      to: 'for (let i = 0; ; i++) { }\nconst e = a * b',
      underlines: /^for/,
      code: 'time-limit',
      says: /^Stopped after 1 s inside this loop, iteration [\d,]+/,
    },
  ]
  for (const { name, from, to, underlines, code, says } of failures) {
    it(`${name} is a problem at its place, and the last good graph stays`, async function () {
      const driver = requireDriver(this)
      this.timeout(60_000)
      await vscode.workspace
        .getConfiguration('gradientGraph')
        .update('timeLimit', 1, vscode.ConfigurationTarget.Workspace)
      const editor = await openAlone(await writeFile('failing.nn.ts', foundingProgram))
      await vscode.commands.executeCommand('gradientGraph.show')
      await driver.webview.waitFor('.card', { count: 7 })
      await waitForStatus(driver, 'current')
      await replaceText(editor, from, to)
      await editor.document.save()
      const [problem] = await waitForProblems(editor.document, (problems) => problems.length > 0)
      assert.match(problem?.text ?? '', underlines)
      assert.equal(problem?.code, code)
      assert.match(problem?.message ?? '', says)
      await waitForStatus(driver, 'stale')
      assert.equal(await driver.webview.count('.card'), 7)
      assert.match(await readHover(editor.document, 'f = value'), /out of date: line /)

      await replaceText(editor, to, from)
      await editor.document.save()
      await waitForProblems(editor.document, (problems) => problems.length === 0)
      await waitForStatus(driver, 'current')
    })
  }
})
