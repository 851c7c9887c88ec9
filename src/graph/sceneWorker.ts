// Entry of the scene worker: folds and lays out behind a message port, so that no graph ever blocks the extension host.
import { parentPort, workerData } from 'node:worker_threads'
import type { ToScenes } from '../protocol/sceneMessages.ts'
import { createLayoutClient } from './layoutClient.ts'
import { SceneDesk } from './sceneDesk.ts'

/** The worker's data is the path of the layout worker. */
const desk = new SceneDesk(createLayoutClient(String(workerData)))

parentPort?.on('message', (message: ToScenes) => {
  if (message.type === 'forget') desk.forget(message.viewer)
  else void desk.answer(message).then((reply) => parentPort?.postMessage(reply, []))
})
