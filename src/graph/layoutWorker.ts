// Entry of the layout worker: a Graphviz instance behind a message port, so that no layout ever blocks the extension host.
import { parentPort } from 'node:worker_threads'
import { instance } from '@viz-js/viz'
import type { FromLayout, ToLayout } from '../protocol/layoutMessages.ts'
import { layoutByGraphviz } from './layoutGraph.ts'

let viz = instance()

parentPort?.on('message', (message: ToLayout) => {
  void answer(message).then((reply) => parentPort?.postMessage(reply, []))
})

async function answer({ request, input }: ToLayout): Promise<FromLayout> {
  try {
    return { type: 'ok', request, result: layoutByGraphviz(await viz, input) }
  } catch (error) {
    // Graphviz may have left its memory in any state.
    viz = instance()
    return { type: 'error', request, message: error instanceof Error ? error.message : String(error) }
  }
}
