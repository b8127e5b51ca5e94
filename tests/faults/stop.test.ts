import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { Listener } from '@/tests/e2e/support/listener'
import { freePort } from '@/tests/support/free-port'
import { emptyFolder, startRiffle } from './support/riffle'

const MAX_STOP_MS = 10_000
const REPEATED_SIGNAL_DELAY_MS = 100

it.each(['SIGINT', 'SIGTERM'] as const)(
  'exits with 0 within ten seconds of %s, as soon as it is ready',
  async (signal) => {
    const riffle = await startRiffle(await freePort(), { DATA_DIR: emptyFolder() })
    const start = performance.now()
    expect(await riffle.end(signal), riffle.output()).toEqual({ exitCode: 0, signal: null })
    expect(performance.now() - start).toBeLessThan(MAX_STOP_MS)
  },
)

it('treats a signal that npm repeats as one, while a slow client is connected', async () => {
  const dataDir = emptyFolder()
  const port = await freePort()
  const riffle = await startRiffle(port, { DATA_DIR: dataDir })
  const listener = await Listener.register(riffle.url, 'repeated')
  await listener.importList(12)
  const last = await listener.next(0)

  const slow = connect(port, '127.0.0.1').on('error', () => undefined)
  await once(slow, 'connect')
  slow.write('GET /api/v1/songs HTTP/1.1\r\n')
  setTimeout(() => riffle.child.kill('SIGINT'), REPEATED_SIGNAL_DELAY_MS)
  expect(await riffle.end('SIGINT')).toEqual({ exitCode: 0, signal: null })

  const restarted = await startRiffle(port, { DATA_DIR: dataDir })
  expect((await listener.next(0)).track.id).toBe(last.track.id)
  await restarted.end('SIGTERM')
})
