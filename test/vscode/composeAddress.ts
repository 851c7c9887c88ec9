// Composes the address of a VS Code window: its token, its folder, and the extensions it loads from their folders.

export interface WindowOptions {
  folder: string
  /** Folders of extensions under development. */
  extensions: string[]
  /** The module whose run() is called in the extension host. */
  tests?: string
  openFile?: string
}

export function composeAddress(port: number, token: string, window: WindowOptions): string {
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${toUrlPath(path)}`
  const payload = window.extensions.map((path) => ['extensionDevelopmentPath', remote(path)])
  if (window.tests) payload.push(['extensionTestsPath', remote(window.tests)])
  if (window.openFile) payload.push(['openFile', remote(window.openFile)])
  const query = { tkn: token, folder: toUrlPath(window.folder), payload: JSON.stringify(payload) }
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  // A folder reads better with its slashes, and a query may have them.
  return `http://127.0.0.1:${port}/?${pairs.join('&').replaceAll('%2F', '/')}`
}

function toUrlPath(path: string): string {
  const slashed = path.replaceAll('\\', '/')
  return slashed.startsWith('/') ? slashed : `/${slashed}`
}
