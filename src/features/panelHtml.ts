// The panel's page: a strict content security policy, two style sheets and one script.
import { randomBytes } from 'node:crypto'
import * as vscode from 'vscode'

/** `memory`: what a webview of the same file told the host to remember; empty for a new one. */
export function makePanelHtml(webview: vscode.Webview, extension: vscode.Uri, memory: string): string {
  const nonce = randomBytes(16).toString('base64')
  const link = (...path: string[]): string => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path)).toString()
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data: blob:`,
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${link('dist', 'codicon.css')}">
<link rel="stylesheet" href="${link('dist', 'panel.css')}">
<title>Gradient Graph</title>
</head>
<body data-memory="${escapeAttribute(memory)}">
<script nonce="${nonce}" src="${link('dist', 'webview.js')}"></script>
</body>
</html>`
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
