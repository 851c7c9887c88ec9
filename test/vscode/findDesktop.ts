// Finds what the machine's desktop offers: an installed VS Code, and a way to open an address in the user's browser.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Whether somebody could see a window. */
export function hasDesktop(): boolean {
  if (process.env['CI']) return false
  if (process.platform !== 'linux') return !process.env['SSH_CONNECTION']
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

/** The command of an installed desktop VS Code, if one is on the PATH. */
export function findDesktopVscode(): string | undefined {
  const suffix = process.platform === 'win32' ? '.cmd' : ''
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return ['code', 'code-insiders', 'codium']
    .flatMap((name) => folders.map((folder) => join(folder, name + suffix)))
    .find((path) => existsSync(path))
}

/** The command and its arguments which open an address in the user's browser. */
export function composeBrowserCommand(address: string): [string, string[]] {
  if (process.platform === 'darwin') return ['open', [address]]
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]]
  return ['xdg-open', [address]]
}
