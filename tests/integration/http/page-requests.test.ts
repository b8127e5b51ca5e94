import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { withApp } from '@/tests/support/app'
import { logLines } from '@/tests/support/log-lines'

withApp(async () => ({ LOG_LEVEL: 'info', RATE_LIMITS: 'page=7/60' }))

const Line = z.object({
  status: z.number(),
  requestId: z.string(),
  aborted: z.boolean().optional(),
})
const Problem = z.object({ requestId: z.string() })

const server = createServer()
afterAll(() => server.close())
beforeAll(async () => {
  const { api } = await import('@/app/api/v1/api')
  const { observePage } = await import('@/lib/http/observe-page')
  const { acceptPage } = await import('@/lib/http/accept-page')
  const handleApiRequest = getRequestListener(api.fetch, { overrideGlobalObjects: false })
  server.on('request', (incoming, response) => {
    if (incoming.url?.startsWith('/api')) return handleApiRequest(incoming, response)
    // Valid requests get no response, as from a page that takes long to render.
    return acceptPage(incoming, response, observePage(incoming, response))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

const address = () => z.object({ port: z.number() }).parse(server.address())

/** Returns the line of the access log of the next response, which `work` requests. */
async function accessLine(work: () => Promise<unknown>) {
  const lines = await logLines(async () => {
    const closed = new Promise((resolve) => {
      server.prependOnceListener('request', (_, response) => response.once('close', resolve))
    })
    await work()
    await closed
  })
  const line = lines.split('\n').find((text) => text.includes('"msg":"request"'))
  return Line.parse(JSON.parse(line ?? 'null'))
}

it('a rejected page request has one id in its problem, its header and the log', async () => {
  let response: Response | undefined
  const line = await accessLine(async () => {
    response = await fetch(`http://127.0.0.1:${address().port}/%ff`)
  })
  const { requestId } = Problem.parse(await response?.json())
  expect(response?.headers.get('x-request-id')).toBe(requestId)
  expect(line).toMatchObject({ status: 400, requestId })
})

it.each(['/songs', '/api/v1/auth/login'])(
  'logs status 499 if the client of %s leaves before the response',
  async (path) => {
    const line = await accessLine(async () => {
      const headers = {
        'content-type': 'application/json',
        'content-length': '100',
        'sec-fetch-site': 'same-origin',
      }
      const sent = request({ ...address(), host: '127.0.0.1', path, method: 'POST', headers })
      sent.on('error', () => {})
      sent.write('{')
      await once(server, 'request')
      sent.destroy()
    })
    expect(line).toMatchObject({ status: 499, aborted: true })
  },
)

it.each([
  ['another origin', { origin: 'https://evil.example' }],
  ['an origin that is no URL', { origin: 'garbage' }],
  ['no origin', {}],
  ['another site', { 'sec-fetch-site': 'cross-site' }],
])('a form or a server action from %s is forbidden', async (_, headers) => {
  const response = await fetch(`http://127.0.0.1:${address().port}/playlists`, {
    method: 'POST',
    headers: { 'next-action': '0'.repeat(42), ...headers },
    body: 'garbage',
  })
  expect(response.status).toBe(403)
  expect(await response.json()).toMatchObject({ code: 'cross_site_request' })
})

it('pages have a rate limit of their own; the static files of a build have none', async () => {
  const get = async (path: string) => {
    const signal = AbortSignal.timeout(500)
    const response = await fetch(`http://127.0.0.1:${address().port}${path}`, { signal }).catch(
      () => undefined,
    )
    return response?.status
  }
  const statuses: (number | undefined)[] = []
  for (let at = 0; at < 8; at++) statuses.push(await get('/login'))
  expect(statuses.at(-1)).toBe(429)
  expect(await get('/_next/static/chunks/a.js')).toBeUndefined()
})
