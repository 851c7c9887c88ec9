// Does by keyboard what a user does in VS Code's window: opens a file, runs a command.
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
