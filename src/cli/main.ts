// Entry of the command line program: reads arguments and surroundings, writes what the command returns.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TrainingProgress } from '../protocol/training.ts'
import { createInterrupts } from './interrupts.ts'
import { paintAnsi, paintNothing, type Paint } from './paint.ts'
import { createProgressLine } from './progressLine.ts'
import { parseArguments } from './parseArguments.ts'
import { fail, runCommand, type Outcome } from './runCommand.ts'
import { usage } from './usage.ts'

async function answer(): Promise<Outcome> {
  const request = parseArguments(process.argv.slice(2))
  if (request.kind === 'help') return { stdout: usage, stderr: '', exitCode: 0 }
  if (request.kind === 'version') return { stdout: `${readVersion()}\n`, stderr: '', exitCode: 0 }
  if (request.kind === 'wrong') return fail(`${request.message} (--help says more)`)
  const { stderr } = process
  // Escape sequences are for a terminal; a file or a pipe gets none.
  const line = stderr.isTTY
    ? createProgressLine(
        (text) => stderr.write(text),
        () => stderr.columns,
      )
    : null
  const { noteTraining, interrupt, ...signals } = createInterrupts((code) => {
    line?.erase()
    process.exit(code)
  })
  const onProgress = (progress: TrainingProgress): void => {
    noteTraining()
    line?.show(progress, signals.stop.aborted)
  }
  process.on('SIGINT', interrupt)
  const outcome = await runCommand(request.run, {
    runnerPath: join(__dirname, 'runner.cjs'),
    libraryPath: join(__dirname, 'nn'),
    layoutWorkerPath: join(__dirname, 'layoutWorker.cjs'),
    paintOut: choosePaint(process.stdout),
    paintError: choosePaint(stderr),
    control: { ...signals, stopMs: Infinity, onProgress },
  })
  process.off('SIGINT', interrupt)
  line?.erase()
  return outcome
}

/** See no-color.org. */
function choosePaint(stream: NodeJS.WriteStream): Paint {
  return stream.isTTY && !process.env['NO_COLOR'] ? paintAnsi : paintNothing
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'))
  return typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown'
}

/** A reader that has seen enough, as `head`, closes the pipe: that is no error. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

async function main(): Promise<void> {
  process.stdout.on('error', ignoreClosedPipe)
  process.stderr.on('error', ignoreClosedPipe)
  const { stdout, stderr, exitCode } = await answer()
  process.exitCode = exitCode
  process.stderr.write(stderr)
  process.stdout.write(stdout)
}

void main()
