// Reads the command line: what the user asked for, or one clear line about what is wrong with it.
import { parseArgs } from 'node:util'
import { findNearest } from './findNearest.ts'

const formats = ['text', 'json', 'dot', 'svg'] as const
type Format = (typeof formats)[number]

/** What the process itself makes on its way to being ready. */
const leastNodes = 1000

export interface RunArguments {
  readonly file: string
  readonly backward: string | null
  readonly format: Format
  readonly out: string | null
  readonly maxNodes: number
}

export type Request =
  | { readonly kind: 'run'; readonly run: RunArguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly message: string }

const options = {
  backward: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  'max-nodes': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

/** `argv` without the program's own name. */
export function parseArguments(argv: readonly string[]): Request {
  // Not strict, as node's own messages are about how to write arguments, not about ours.
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true })
  const given = new Map<string, string>()
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const wrong = checkOption(token.rawName, token.name, token.value, token.inlineValue ?? false)
    if (wrong) return { kind: 'wrong', message: wrong }
    given.set(token.name, token.value ?? '')
  }
  if (given.has('help')) return { kind: 'help' }
  if (given.has('version')) return { kind: 'version' }
  return readCommand(positionals, given)
}

function checkOption(raw: string, name: string, value: string | undefined, isInline: boolean): string | null {
  const option = Object.entries(options).find(([known]) => known === name)?.[1]
  if (!option) {
    const near = findNearest(name, Object.keys(options))
    return `There is no option ${raw}.${near ? ` Did you mean --${near}?` : ''}`
  }
  if (option.type === 'boolean') return value === undefined ? null : `${raw} takes no value.`
  const isMissing = value === undefined || value === '' || (!isInline && /^-./.test(value))
  return isMissing ? `${raw} needs a value, as in ${raw} ${examples[name] ?? 'VALUE'}.` : null
}

const examples: Readonly<Record<string, string>> = {
  backward: 'L',
  format: 'json',
  out: 'graph.svg',
  'max-nodes': '8000000',
}

function readCommand([command, file, ...rest]: readonly string[], given: ReadonlyMap<string, string>): Request {
  if (command === undefined) return { kind: 'wrong', message: 'There is nothing to do: say what to run.' }
  if (command !== 'run') {
    const hint = command.endsWith('.nn.ts') ? ` Did you mean: gradient-graph run ${command}` : ' The command is run.'
    return { kind: 'wrong', message: `There is no command "${command}".${hint}` }
  }
  if (file === undefined) return { kind: 'wrong', message: 'run needs a file, as in: gradient-graph run main.nn.ts' }
  if (rest.length > 0) return { kind: 'wrong', message: `run takes one file, and was given ${rest.length + 1}.` }
  const format = formats.find((known) => known === (given.get('format') ?? 'text'))
  if (!format) {
    return { kind: 'wrong', message: `There is no format "${given.get('format')}": choose ${formats.join(', ')}.` }
  }
  const nodes = given.get('max-nodes') ?? '2000000'
  if (!/^\d+$/.test(nodes) || Number(nodes) < leastNodes) {
    return { kind: 'wrong', message: `--max-nodes takes a whole number from ${leastNodes} on, not "${nodes}".` }
  }
  return {
    kind: 'run',
    run: {
      file,
      backward: given.get('backward') ?? null,
      format,
      out: given.get('out') ?? null,
      maxNodes: Number(nodes),
    },
  }
}
