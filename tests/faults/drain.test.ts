import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { wav } from '@/tests/support/audio/wav'
import { freePort } from '@/tests/support/free-port'
import { registerAccount } from '@/tests/support/register-account'
import { until } from '@/tests/support/until'
import { emptyFolder, type Riffle, startRiffle } from './support/riffle'

const DRAIN_MS = 12_000
const AFTER_DUPLICATE_MS = 1_200

const start = async (drainMs: number) =>
  startRiffle(await freePort(), {
    DATA_DIR: emptyFolder(),
    DRAIN_MS: String(drainMs),
    DISK_FLOOR_MB: '0',
  })

const statusOf = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, { headers: { connection: 'close', ...headers } }).then(
    ({ status }) => status,
    () => 'refused' as const,
  )

/** Begins an upload and sends the first half of the file. */
async function beginUpload({ url }: Riffle, token: string) {
  const body = wav({ seconds: 20, sampleRate: 44_100 })
  const common = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' }
  const created = await fetch(`${url}/api/v1/uploads`, {
    method: 'POST',
    headers: {
      ...common,
      'upload-length': String(body.length),
      'upload-metadata': `filename ${Buffer.from('long.wav').toString('base64')}`,
    },
  })
  const { pathname } = new URL(created.headers.get('location') ?? '', url)
  const sent = request(`${url}${pathname}`, {
    method: 'PATCH',
    headers: {
      ...common,
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': body.length,
    },
  })
  const status = new Promise<number | undefined>((resolve, reject) => {
    sent.once('response', (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.once('error', reject)
  })
  const half = body.length >> 1
  sent.write(body.subarray(0, half))
  return { status, finish: () => sent.end(body.subarray(half)) }
}

it('serves everything while it drains, then finishes the upload under way', async () => {
  const riffle = await start(DRAIN_MS)
  const token = await registerAccount(riffle.url)
  const upload = await beginUpload(riffle, token)
  // The first request of a page loads its code.
  expect(await statusOf(`${riffle.url}/login`)).toBe(200)
  const ended = riffle.end('SIGTERM')
  const ready = `${riffle.url}/api/health/ready`
  await until(async () => (await statusOf(ready)) === 503)
  expect(await statusOf(`${riffle.url}/api/health/live`)).toBe(200)
  expect(await statusOf(`${riffle.url}/api/v1/me`, { authorization: `Bearer ${token}` })).toBe(200)
  expect(await statusOf(`${riffle.url}/login`)).toBe(200)
  await until(async () => (await statusOf(ready)) === 'refused')
  upload.finish()
  expect(await upload.status).toBe(204)
  expect(await ended).toEqual({ exitCode: 0, signal: null })
})

it('ends at once at a second signal', async () => {
  const riffle = await start(15_000)
  const ended = riffle.end('SIGTERM')
  await pause(AFTER_DUPLICATE_MS)
  expect(riffle.child.exitCode).toBeNull()
  riffle.child.kill('SIGTERM')
  expect(await ended).toEqual({ exitCode: 1, signal: null })
})
