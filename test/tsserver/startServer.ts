// Talks to a real TypeScript server over its stdio protocol, as VS Code does, with the built plugin loaded.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import * as v from 'valibot'
import { pluginName } from '../../src/tsserver/buildPlugin.ts'

/** A mistake as tsserver reports it, `at` being the text it underlines. */
interface Complaint {
  readonly code: number
  readonly text: string
  readonly at: string
}

export interface Server {
  /** Resolves with the body of the answer; rejects with the server's message when it fails. */
  request(command: string, args: object): Promise<unknown>
  open(file: string, text?: string): Promise<void>
  close(file: string): Promise<void>
  /** Replaces the whole text, as typing does. */
  edit(file: string, before: string, after: string): Promise<void>
  semantic(file: string): Promise<Complaint[]>
  suggestions(file: string): Promise<Complaint[]>
  stop(): Promise<void>
}

const location = v.object({ line: v.number(), offset: v.number() })
const diagnostics = v.array(
  v.object({ code: v.number(), message: v.string(), startLocation: location, endLocation: location }),
)
const envelope = v.object({
  type: v.string(),
  request_seq: v.optional(v.number()),
  success: v.optional(v.boolean()),
  message: v.optional(v.string()),
  body: v.optional(v.unknown()),
})
const manifest = v.object({ version: v.string() })

/** `probe` is the folder whose `node_modules` holds the plugin; null starts the server without it. */
export async function startServer(tsserver: string, probe: string | null): Promise<Server> {
  const plugin = probe === null ? [] : ['--globalPlugins', pluginName, '--pluginProbeLocations', probe]
  const args = [tsserver, '--disableAutomaticTypingAcquisition', '--useInferredProjectPerProjectRoot', ...plugin]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const waiting = new Map<number, { resolve: (body: unknown) => void; reject: (error: Error) => void }>()
  const texts = new Map<string, string>()
  let sequence = 0

  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('{')) return
    const answer = v.parse(envelope, JSON.parse(line))
    const asked = answer.type === 'response' ? waiting.get(answer.request_seq ?? 0) : undefined
    if (!asked) return
    waiting.delete(answer.request_seq ?? 0)
    if (answer.success) asked.resolve(answer.body)
    else asked.reject(new Error(answer.message))
  })

  function send(command: string, argument: object): number {
    const seq = ++sequence
    child.stdin.write(`${JSON.stringify({ seq, type: 'request', command, arguments: argument })}\n`)
    return seq
  }

  function request(command: string, argument: object): Promise<unknown> {
    return new Promise((resolve, reject) => waiting.set(send(command, argument), { resolve, reject }))
  }

  async function ask(command: string, file: string): Promise<Complaint[]> {
    const body = v.parse(diagnostics, await request(command, { file, includeLinePosition: true }))
    const lines = (texts.get(file) ?? readFileSync(file, 'utf8')).split('\n')
    return body.map(({ code, message, startLocation: start, endLocation: end }) => ({
      code,
      text: message,
      at: (lines[start.line - 1] ?? '').slice(start.offset - 1, end.line === start.line ? end.offset - 1 : undefined),
    }))
  }

  // What VS Code sends before the first file is opened.
  await request('compilerOptionsForInferredProjects', {
    options: {
      module: 'Preserve',
      moduleResolution: 'Bundler',
      target: 'ES2022',
      jsx: 'react-jsx',
      allowImportingTsExtensions: true,
      strictNullChecks: true,
      strictFunctionTypes: true,
      strict: true,
      allowJs: true,
      allowSyntheticDefaultImports: true,
      allowNonTsExtensions: true,
      resolveJsonModule: true,
      sourceMap: true,
    },
  })

  return {
    request,
    async open(file, text = readFileSync(file, 'utf8')) {
      texts.set(file, text)
      const projectRootPath = join(file, '..')
      await request('updateOpen', { openFiles: [{ file, fileContent: text, projectRootPath }] })
    },
    async close(file) {
      texts.delete(file)
      await request('updateOpen', { closedFiles: [file] })
    },
    async edit(file, before, after) {
      const text = texts.get(file) ?? ''
      const at = text.indexOf(before)
      if (at < 0) throw new Error(`${file} has no ${before}`)
      const start = place(text, at)
      const end = place(text, at + before.length)
      texts.set(file, text.slice(0, at) + after + text.slice(at + before.length))
      await request('updateOpen', { changedFiles: [{ fileName: file, textChanges: [{ start, end, newText: after }] }] })
    },
    semantic: (file) => ask('semanticDiagnosticsSync', file),
    suggestions: (file) => ask('suggestionDiagnosticsSync', file),
    async stop() {
      const closed = new Promise((resolve) => child.once('close', resolve))
      child.stdin.end()
      await closed
    },
  }
}

function place(text: string, at: number): { line: number; offset: number } {
  const lines = text.slice(0, at).split('\n')
  return { line: lines.length, offset: (lines.at(-1) ?? '').length + 1 }
}

/** The TypeScript servers there are: the one of the development dependencies, and VS Code's own where it is installed. */
export function findServers(): readonly { readonly version: string; readonly path: string }[] {
  const root = join(import.meta.dirname, '../..')
  const vscode = join(root, '.vscode-test')
  const folders = [join(root, 'node_modules/tsserver-types')]
  for (const name of listFolder(vscode)) {
    folders.push(join(vscode, name, 'node_modules/code-server/lib/vscode/extensions/node_modules/typescript'))
  }
  return folders.flatMap((folder) => {
    if (!listFolder(folder).includes('package.json')) return []
    const { version } = v.parse(manifest, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
    return [{ version, path: join(folder, 'lib/tsserver.js') }]
  })
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
