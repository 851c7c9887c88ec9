// Finds a loopback port nobody listens on.
import { once } from 'node:events'
import { createServer } from 'node:net'

/** The preferred one where it is free, else any. */
export async function findFreePort(preferred = 0): Promise<number> {
  const probe = createServer()
  try {
    probe.listen(preferred, '127.0.0.1')
    await once(probe, 'listening')
  } catch (error) {
    if (preferred === 0) throw error
    return findFreePort()
  }
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('A loopback socket has no port.')
  return address.port
}
