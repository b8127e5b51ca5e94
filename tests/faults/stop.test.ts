import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { Listener } from '@/tests/e2e/support/listener'
import { freePort } from '@/tests/support/free-port'
import { emptyFolder, startRiffle } from './support/riffle'

const STOPS_WITHIN_MS = 10_000
const ECHO_MS = 100

it.each(['SIGINT', 'SIGTERM'] as const)(
  'ends by itself with 0 within ten seconds of %s, from the first ready answer on',
  async (signal) => {
    const riffle = await startRiffle(await freePort(), { DATA_DIR: emptyFolder() })
    const start = performance.now()
    expect(await riffle.end(signal)).toEqual({ exitCode: 0, signal: null })
    expect(performance.now() - start).toBeLessThan(STOPS_WITHIN_MS)
  },
)

it('takes a signal that npm repeats, while a slow caller is connected, for one', async () => {
  const dataDir = emptyFolder()
  const port = await freePort()
  const riffle = await startRiffle(port, { DATA_DIR: dataDir })
  const listener = await Listener.register(riffle.url, 'twice')
  await listener.importList(12)
  const last = await listener.next(0)

  const slow = connect(port, '127.0.0.1').on('error', () => undefined)
  await once(slow, 'connect')
  slow.write('GET /api/v1/songs HTTP/1.1\r\n')
  setTimeout(() => riffle.child.kill('SIGINT'), ECHO_MS)
  expect(await riffle.end('SIGINT')).toEqual({ exitCode: 0, signal: null })

  const again = await startRiffle(port, { DATA_DIR: dataDir })
  expect((await listener.next(0)).track.id).toBe(last.track.id)
  await again.end('SIGTERM')
})
