// Gives the heap's memory back in the middle of synchronous code, before a large graph is written beside it.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** To be made before user code runs, which cannot reach what it uses. */
export function createGarbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as NodeJS.GCFunction
  return () => collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
