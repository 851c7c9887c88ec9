// npm test: runs the unit suites, then the suites inside a real VS Code, and says in one line how it went.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { projectRoot } from './projectPaths.ts'

const unit = await run(join('node_modules', 'mocha', 'bin', 'mocha.js'))
const inVscode = await run(join('test', 'vscode', 'runSuites.ts'))
const passed = unit.passing + inVscode.passing
const failed = unit.failing + inVscode.failing
console.log(failed === 0 ? `All ${passed} tests pass.` : `${failed} of ${passed + failed} tests fail.`)
process.exitCode = failed === 0 ? 0 : 1

interface Counts {
  passing: number
  failing: number
}

async function run(script: string): Promise<Counts> {
  const color = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
  const child = spawn(process.execPath, [script], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...color },
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk)
    output += chunk.toString()
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  const failing = sumCounts(output, 'failing')
  // A run that died before it could count is a failure too.
  return { passing: sumCounts(output, 'passing'), failing: code === 0 ? failing : Math.max(1, failing) }
}

function sumCounts(output: string, word: 'passing' | 'failing'): number {
  const lines = stripVTControlCharacters(output).matchAll(new RegExp(`^ *(\\d+) ${word}\\b`, 'gm'))
  return [...lines].reduce((sum, [, count]) => sum + Number(count), 0)
}
