import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'

withApp()

const MB = 2 ** 20
const STALLED = 40
const MAX_HELD_BYTES = 50 * MB

/** A body that sends all but its last byte, as far as the reader takes it, and then stalls. */
function stalledBody(held: { bytes: number }) {
  const chunk = new Uint8Array(65_536).fill(32)
  let left = MB - chunk.byteLength
  const end = Promise.withResolvers<void>()
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left <= 0) return end.promise
      left -= chunk.byteLength
      held.bytes += chunk.byteLength
      controller.enqueue(chunk)
    },
  })
  return { stream, end: end.resolve }
}

async function sendStalled(token: string, stream: ReadableStream<Uint8Array>): Promise<Response> {
  const { api } = await import('@/app/api/v1/api')
  const request = new Request('http://localhost:3000/api/v1/playlists', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: stream,
    duplex: 'half',
  } as RequestInit)
  request.headers.set('transfer-encoding', 'chunked')
  return api.fetch(request)
}

it('holds little memory for stalled bodies, closes them, and serves other calls', async () => {
  const [hostile, honest] = [await aUser('hostile'), await aUser('honest')]
  const held = { bytes: 0 }
  const responses = Array.from({ length: STALLED }, () =>
    sendStalled(hostile.token, stalledBody(held).stream),
  )
  const statuses: number[] = []
  for (const response of responses) void response.then(({ status }) => statuses.push(status))

  await expect.poll(() => statuses.length).toBeGreaterThan(STALLED - 10)
  expect(new Set(statuses)).toEqual(new Set([429]))
  expect(held.bytes).toBeLessThan(MAX_HELD_BYTES)
  const created = await call('POST', '/playlists', { token: honest.token, body: { name: 'Fog' } })
  expect(created.status).toBe(201)

  const all = await Promise.all(responses)
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([408, 429]))
  const again = await call('POST', '/playlists', { token: hostile.token, body: { name: 'Fog' } })
  expect(again.status).toBe(201)
})
