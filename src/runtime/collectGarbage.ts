// Collects garbage in the middle of synchronous code, so completely that a WeakRef tells whether anything holds its target.
import { setFlagsFromString } from 'node:v8'
import { createContext, runInNewContext, Script } from 'node:vm'

/**
 * A WeakRef keeps its target until the job ends that made or read it, and user code is one job. V8 forgets that list after
 * any microtask queue was emptied; a context with a queue of its own does that without running the microtasks of the user.
 */
export function createGarbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  const context = createContext({}, { microtaskMode: 'afterEvaluate' })
  const nothing = new Script('0')
  return () => {
    nothing.runInContext(context)
    if (typeof collect === 'function') collect()
  }
}
