// Runs suites with mocha inside the extension host and sends what it prints to whoever started this VS Code.
import { format } from 'node:util'
import { callDriver } from './driver.ts'

const address = process.env['GRADIENT_GRAPH_DRIVER']

/** Rejects when a test fails: VS Code turns that into its exit code. */
export async function runMocha(load: () => void): Promise<void> {
  const { default: Mocha } = await import('mocha')
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    color: process.env['GRADIENT_GRAPH_COLOR'] === '1',
    timeout: 30_000,
  })
  if (process.env['GRADIENT_GRAPH_GREP']) mocha.grep(process.env['GRADIENT_GRAPH_GREP'])
  let printed: Promise<unknown> = Promise.resolve()
  if (address) {
    // One after the other, so that the lines arrive in order.
    Mocha.reporters.Base.consoleLog = (...args: unknown[]) => {
      printed = printed.then(() => callDriver(address, { surface: 'output', method: 'print', args: [format(...args)] }))
    }
  }
  mocha.suite.emit('pre-require', globalThis, '', mocha)
  load()
  const failures = await new Promise<number>((resolve) => mocha.run(resolve))
  await printed
  if (failures > 0) throw new Error(`${failures} failing`)
}
