// Finds a Chromium to drive: an installed Chrome, Chromium or Edge, else the one that comes as an npm package.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A headless browser, started. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: quietFlags, headless: true })
}

async function findBrowser(): Promise<string> {
  const found = listCandidates().find((path) => existsSync(path))
  if (found) return found
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The tests drive a Chrome, Chromium or Edge, and found none. Install one of them and try again.')
  }
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}

function listCandidates(): string[] {
  const own = process.env['CHROME_PATH'] ? [process.env['CHROME_PATH']] : []
  switch (process.platform) {
    case 'darwin':
      return [...own, ...['Google Chrome', 'Chromium', 'Microsoft Edge'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`)]
    case 'win32': {
      const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? [])
      const tails = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
      return [...own, ...tails.flatMap((tail) => roots.map((root) => join(root, tail)))]
    }
    default: {
      const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge']
      const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
      return [...own, ...names.flatMap((name) => folders.map((folder) => join(folder, name)))]
    }
  }
}
