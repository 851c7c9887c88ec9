// Runs suites with mocha inside the extension host and sends what it prints to whoever started this VS Code.
import { format } from 'node:util'
import { callDriver } from './driver.ts'
import { mapPositions } from './mapPositions.ts'

const { GRADIENT_GRAPH_DRIVER: address, GRADIENT_GRAPH_COLOR, GRADIENT_GRAPH_GREP: grep } = process.env

/** Rejects when a test fails: VS Code turns that into its exit code. */
export async function runMocha(load: () => void): Promise<void> {
  const { default: Mocha } = await import('mocha')
  const mocha = new Mocha({ reporter: 'spec', color: GRADIENT_GRAPH_COLOR === '1', timeout: 90_000 })
  if (grep) mocha.grep(grep)
  // The bundle, which this file is part of.
  const toSources = mapPositions(__filename)
  const printToConsole = console.log
  let printed: Promise<unknown> = Promise.resolve()
  const print = (...parts: unknown[]): void => {
    const text = toSources(format(...parts))
    // One after the other, so that the lines arrive in order.
    if (address) {
      printed = printed.then(() => callDriver(address, { surface: 'output', method: 'print', args: [text] }))
    } else printToConsole(text)
  }
  Mocha.reporters.Base.consoleLog = print
  mocha.suite.emit('pre-require', globalThis, '', mocha)
  try {
    load()
  } catch (error) {
    // Nobody else would say why a suite cannot even be loaded.
    print(error)
    await printed
    throw error
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve))
  await printed
  if (failures > 0) throw new Error(`${failures} failing`)
}
