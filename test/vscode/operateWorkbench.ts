// Does what a user does with VS Code's window: opens a file, runs a command, changes settings.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const quickInput = '.quick-input-widget:visible'

export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P')
  await page.locator(`${quickInput} input`).fill(name)
  await page.locator(`${quickInput} .quick-input-list .monaco-list-row`, { hasText: name }).first().click()
  await page.locator('.tab.active', { hasText: name }).waitFor()
}

/** Runs a command of the palette by its full title, such as 'Gradient Graph: Run Backward'. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1')
  await page.locator(`${quickInput} input`).fill(`>${title}`)
  await page.locator(`${quickInput} .quick-input-list .monaco-list-row`, { hasText: title }).first().click()
}

/** Replaces the settings of the workspace folder; an open window follows (user settings are read only as it opens). */
export async function changeSettings(folder: string, settings: Record<string, unknown>): Promise<void> {
  await mkdir(join(folder, '.vscode'), { recursive: true })
  await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings, null, 2))
}
