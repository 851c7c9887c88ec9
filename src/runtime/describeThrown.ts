// Says in words what the user's program threw, whatever that is, and where, without trusting it.
import type { Frame, Raised } from '../protocol/processMessages.ts'
import { formatValue, type ToNumber } from './formatPrint.ts'
import { readClassName, readData } from './readPlainly.ts'
import { nameModule } from './loadModules.ts'

/** The text of an error's stack, as V8 writes it. */
export type StackReader = (error: object) => string

const maxFrames = 12

/** The words of an uncaught exception. */
export function describeThrown(thrown: unknown, toNumber: ToNumber): Pick<Raised, 'severity' | 'code' | 'message'> {
  return { severity: 'error', code: 'exception', message: explainMessage(writeMessage(thrown, toNumber)) }
}

function writeMessage(thrown: unknown, toNumber: ToNumber): string {
  try {
    if (typeof thrown === 'object' && thrown !== null && isError(thrown)) {
      const name = readText(thrown, 'name') || 'Error'
      const message = readText(thrown, 'message')
      return message ? `${name}: ${message}` : name
    }
    return `Uncaught ${formatValue(thrown, toNumber)}`
  } catch {
    return 'Uncaught exception'
  }
}

function isError(x: object): boolean {
  return x instanceof Error
}

function readText(x: object, key: string): string {
  const text = readData(x, key)
  return typeof text === 'string' ? text : ''
}

const explanations: readonly (readonly [RegExp, string])[] = [
  [
    /.*secure mode.*Date.*/s,
    'There is no clock in a .nn.ts file: the same file has to give the same graph every time.',
  ],
  [/Spread syntax requires .*iterable.* to be a function/, 'What stands after `...` is not iterable'],
  [/^TypeError: \.for is not iterable/, 'TypeError: what this loop takes apart is not iterable'],
  [/Maximum call stack size exceeded/, '$&: a function calls itself without end.'],
  [/Cannot access '(.+)' before initialization/, '“$1” is used before the line that declares it has run.'],
]

function explainMessage(message: string): string {
  return explanations.reduce((told, [pattern, words]) => told.replace(pattern, words), message)
}

/** The frames of an error that lie in the user's modules: the innermost and the outermost, where there are too many. */
export function readTrace(
  thrown: unknown,
  readStack: StackReader,
): { readonly frames: Frame[]; readonly isCut: boolean } {
  let stack: string
  try {
    if (typeof thrown !== 'object' || thrown === null || !isError(thrown) || hasOwnGetter(thrown)) return noTrace
    stack = readStack(thrown)
  } catch {
    return noTrace
  }
  const lines = stack.split('\n').filter((line) => /^ +at /.test(line))
  const frames: Frame[] = []
  for (const line of lines) {
    const match = /^ +at (?:async )?(?:(.*) \()?.*?([^\s/(]+):(\d+):(\d+)\)?$/.exec(line)
    const module = match?.[2] === undefined ? -1 : indexModule(match[2])
    if (!match || module < 0) continue
    frames.push({ module, line: Number(match[3]), column: Number(match[4]), functionName: cleanName(match[1]) })
  }
  // An error begins where it was made, not in the constructors of its own classes.
  const made = new Set(listClassNames(thrown).map((name) => `new ${name}`))
  while (made.has(frames[0]?.functionName ?? '')) frames.shift()
  // An engine lists calls up to a limit, and then is silent about the first ones.
  const isCut = lines.length >= Error.stackTraceLimit
  return { frames: [...frames.slice(0, maxFrames - 1), ...frames.slice(maxFrames - 1).slice(-1)], isCut }
}

const noTrace = { frames: [], isCut: false }

const nativeStack = Object.getOwnPropertyDescriptor(new Error('model'), 'stack')

/** True where a getter of the user's stands for the stack: it might do anything. */
function hasOwnGetter(error: object): boolean {
  const stack = Object.getOwnPropertyDescriptor(error, 'stack')
  return stack?.get !== undefined && stack.get !== nativeStack?.get
}

function listClassNames(error: object): string[] {
  const names: string[] = []
  try {
    for (let owner: object | null = error; owner !== null && names.length < 20; owner = Object.getPrototypeOf(owner)) {
      names.push(readClassName(owner))
    }
  } catch {
    // A proxy of the user's that throws: what it hides is no class of his.
  }
  return names
}

const modulePattern = new RegExp(`^${nameModule(0).replace('0', String.raw`(\d+)`)}$`)

function indexModule(file: string): number {
  const match = modulePattern.exec(file)
  return match === null ? -1 : Number(match[1])
}

/** `Neuron.call [as forward]` → `Neuron.call`; the fields of a class and the module's own function have no name the user knows. */
function cleanName(name: string | undefined): string {
  return (name ?? '').replace(/ \[as .*\]$/, '').replace(/^eval$|^<.*>$|^Object\./, '')
}
