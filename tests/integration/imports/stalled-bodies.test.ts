import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { collectGarbage } from '@/tests/support/collect-garbage'
import { tempFileBytes } from '@/tests/support/temp-files'
import { until } from '@/tests/support/until'

withApp()

const MB = 2 ** 20
const SENT_BYTES = 8 * MB
const MAX_HELD_BYTES_PER_BODY = 1.25 * MB
const HEAD =
  '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nTitle,Artist\n'

/** The start of a form with a file of 8 MB, of which the rest never arrives until `end` is called. */
function stalledBody() {
  let sent = 0
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (sent < SENT_BYTES) {
          const text = sent === 0 ? HEAD : 'Fog,Rain\n'.repeat(7_000)
          const chunk = new TextEncoder().encode(text)
          sent += chunk.byteLength
          controller.enqueue(chunk)
          return
        }
        await ended
        controller.error(new Error('closed'))
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, end }
}

async function send(token: string, stream: ReadableStream<Uint8Array>) {
  const { api } = await import('@/app/api/v1/api')
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'multipart/form-data; boundary=b',
  }
  const init = { method: 'POST', headers, body: stream, duplex: 'half' }
  return api.fetch(new Request('http://localhost:3000/api/v1/imports', init))
}

it('holds stalled bodies on disk and not in memory, four at most per user', async () => {
  const users = await Promise.all(['ada', 'bob', 'eve'].map((name) => aUser(name)))
  collectGarbage()
  const before = process.memoryUsage().arrayBuffers
  const bodies = users.flatMap(({ token }) =>
    Array.from({ length: 4 }, () => ({ token, ...stalledBody() })),
  )
  const responses = bodies.map(({ token, stream }) => send(token, stream))
  while (tempFileBytes() < bodies.length * SENT_BYTES) await pause(20)
  // V8 frees the memory of buffers in the background.
  await until(() => {
    collectGarbage()
    const held = process.memoryUsage().arrayBuffers - before
    return held < bodies.length * MAX_HELD_BYTES_PER_BODY
  })

  const [ada] = users
  const form = new FormData()
  form.set('file', new File(['Title,Artist\nFog,Rain'], 'fifth.csv'))
  const fifth = await call('POST', '/imports', { token: ada?.token, form })
  expect(fifth).toMatchObject({ status: 429, body: { code: 'rate_limited' } })

  for (const { end } of bodies) end()
  for (const response of responses) {
    expect(await (await response).json()).toMatchObject({ code: 'malformed_request' })
  }
  expect(tempFileBytes()).toBe(0)
})
