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
  const { CHROME_PATH, ProgramFiles, LOCALAPPDATA, PATH = '', 'ProgramFiles(x86)': programFiles32 } = process.env
  const own = CHROME_PATH ? [CHROME_PATH] : []
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    return [...own, ...apps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`)]
  }
  const windows = process.platform === 'win32'
  const folders = windows ? [ProgramFiles, programFiles32, LOCALAPPDATA] : PATH.split(delimiter)
  const names = windows
    ? [
        'Google/Chrome/Application/chrome.exe',
        'Chromium/Application/chrome.exe',
        'Microsoft/Edge/Application/msedge.exe',
      ]
    : ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge']
  return [...own, ...names.flatMap((name) => folders.flatMap((folder) => (folder ? join(folder, name) : [])))]
}
