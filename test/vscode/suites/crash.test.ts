// The end of the process that runs a program: a problem in the file, the last good graph kept, and the next run works.
import assert from 'node:assert/strict'
import { ChildProcess } from 'node:child_process'
import * as vscode from 'vscode'
import { requireDriver } from '../driver.ts'
import { openAlone, readHover, replaceText, waitForProblems, writeFile } from '../editing.ts'
import { foundingProgram } from '../../programs.ts'
import { waitForCard, waitForStatus } from '../panelReading.ts'

/** The extension's processes: the one that runs, and its spare. Node tells of its children only in this way. */
function listRunners(): ChildProcess[] {
  const listHandles: () => unknown[] = Reflect.get(process, '_getActiveHandles')
  return listHandles().filter(
    (handle): handle is ChildProcess =>
      handle instanceof ChildProcess && handle.spawnargs.some((argument) => argument.endsWith('runner.cjs')),
  )
}

describe('a crash of the process that runs a program', () => {
  it('is a problem in the file, and the graph stays', async function () {
    const driver = requireDriver(this)
    const editor = await openAlone(await writeFile('crash.nn.ts', foundingProgram))
    await vscode.commands.executeCommand('gradientGraph.show')
    await driver.webview.waitFor('.card', { count: 7 })
    await waitForStatus(driver, 'current')

    await replaceText(editor, 'const e = a * b', 'for (let i = 0; i < 1e12; i++) {}\nconst e = a * b')
    await editor.document.save()
    await waitForStatus(driver, 'running')
    const runners = listRunners()
    assert.ok(runners.length > 0, 'a process runs')
    for (const runner of runners) runner.kill('SIGKILL')

    const [problem, ...others] = await waitForProblems(editor.document, (problems) => problems.length > 0)
    assert.deepEqual(others, [])
    assert.equal(problem?.code, 'crash')
    assert.match(problem?.message ?? '', /^The process that ran this program ended unexpectedly/)
    await waitForStatus(driver, 'stale')
    assert.equal(await driver.webview.count('.card'), 7)
    await driver.webview.waitFor('.banner', { text: 'ended unexpectedly' })
    assert.match(await readHover(editor.document, 'f = value'), /out of date/)

    await replaceText(editor, 'for (let i = 0; i < 1e12; i++) {}\n', '')
    await replaceText(editor, 'value(2.0)', 'value(3.0)')
    await editor.document.save()
    // L = (3·(−3) + 10)·(−2)
    await waitForCard(driver, 'L', '−2.0000', '–')
    await waitForProblems(editor.document, (problems) => problems.length === 0)
    await waitForStatus(driver, 'current')
  })
})
