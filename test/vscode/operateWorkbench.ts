// Does what a user does with VS Code's window: opens a file, runs a command, changes settings.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errors, type Page } from 'playwright-core'
import { poll } from './poll.ts'

const quickInput = '.quick-input-widget:visible'

/**
 * Opens a file by its path in the folder; resolves when it is in the editor and the editor has the keyboard. VS Code is given
 * the whole path, which it looks up on the disk. A mere name it seeks in the list of files that an earlier quick input of the
 * window has made, as long as this one is making its own, and does not look again: a new file may never be found.
 */
export async function openFile(page: Page, name: string): Promise<void> {
  const folder = new URL(page.url()).searchParams.get('folder') ?? ''
  const lastName = name.slice(name.lastIndexOf('/') + 1)
  await choose(page, 'Control+P', `${folder}/${name}`, lastName)
  // A panel's tab bears the file's name as well, but no file. The click: the quick input gives the keyboard back to where it
  // was before, which may be a panel.
  await page.locator(`.tab.active[data-resource-name*="${lastName}"]`).click()
  await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor()
}

/** Runs a command of the palette by its full title, such as 'Gradient Graph: Run Backward'. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await choose(page, 'F1', `>${title}`, title)
}

/**
 * Types into the quick input that `keys` open, and takes the first row with the text. Whatever takes the keyboard meanwhile,
 * such as an editor that has just loaded its file, closes the quick input: then it is opened again, as a user would.
 */
async function choose(page: Page, keys: string, typed: string, row: string): Promise<void> {
  const input = page.locator(`${quickInput} input`).first()
  const found = page.locator(`${quickInput} .quick-input-list .monaco-list-row`, { hasText: row }).first()
  const attempt = async (): Promise<true | undefined> => {
    try {
      if (!(await input.isVisible())) await page.keyboard.press(keys)
      await input.fill(typed, { timeout: 1_000 })
      await found.click({ timeout: 1_000 })
      return true
    } catch (error) {
      if (error instanceof errors.TimeoutError) return undefined
      throw error
    }
  }
  await poll(attempt, 30_000, () => `The quick input of ${keys} never offered '${row}'.`)
}

/** Replaces the settings of the workspace folder; an open window follows (user settings are read only as it opens). */
export async function changeSettings(folder: string, settings: Record<string, unknown>): Promise<void> {
  await mkdir(join(folder, '.vscode'), { recursive: true })
  await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings, null, 2))
}
