import { expect, it } from 'vitest'
import { z } from 'zod'
import { aUser, call, withApp } from '@/tests/support/app'
import { logLines } from '@/tests/support/log-lines'

withApp(async () => ({ LOG_LEVEL: 'debug' }))

const Line = z.object({
  level: z.number(),
  msg: z.string(),
  method: z.string().optional(),
  route: z.string().optional(),
  status: z.number().optional(),
  ms: z.number().optional(),
  requestId: z.string().optional(),
  user: z.string().optional(),
})
const DEBUG = 20
const INFO = 30

async function accessLines(work: () => Promise<unknown>) {
  const lines = (await logLines(work)).trim().split('\n')
  return lines.map((line) => Line.parse(JSON.parse(line))).filter(({ msg }) => msg === 'request')
}

it('logs the template of the path, the status, the time, the id and a digest of the user', async () => {
  const { token, email } = await aUser()
  const created = await call('POST', '/playlists', { token, body: { name: 'Morning' } })
  const { id } = z.object({ id: z.string() }).parse(created.body)
  const [read, missing] = await accessLines(async () => {
    await call('GET', `/playlists/${id}`, { token, headers: { 'X-Request-Id': 'my-request-1' } })
    await call('GET', '/playlists/01970000-0000-7000-8000-000000000000', { token })
  })
  expect(read).toMatchObject({
    level: INFO,
    method: 'GET',
    route: '/api/v1/playlists/{playlistId}',
    status: 200,
    requestId: 'my-request-1',
    user: expect.stringMatching(/^[0-9a-f]{16}$/),
  })
  expect(read?.ms).toBeGreaterThan(0)
  expect(missing).toMatchObject({ route: '/api/v1/playlists/{playlistId}', status: 404 })
  expect(missing?.user).toBe(read?.user)
  expect(JSON.stringify([read, missing])).not.toContain(email)
})

it('logs probes as debug and unknown paths without their path', async () => {
  const [probe, unknown] = await accessLines(async () => {
    await call('GET', '/api/health/live')
    await call('GET', '/api/canary-path?canary=1')
  })
  expect(probe).toMatchObject({ level: DEBUG, route: '/api/health/live', status: 200 })
  expect(unknown).toMatchObject({ level: INFO, route: 'other', status: 404 })
  expect(JSON.stringify(unknown)).not.toContain('canary')
})

it('logs no value that a caller sends', async () => {
  const canary = `canary${crypto.randomUUID().replaceAll('-', '')}`
  const { token } = await aUser(canary)
  const headers = {
    'User-Agent': canary,
    Cookie: `session=${canary}`,
    Referer: `https://example.org/${canary}`,
    'X-Forwarded-For': canary,
    'X-Request-Id': `${canary} is not well-formed`,
    traceparent: canary,
  }
  const email = `${canary}@example.org`
  const lines = await logLines(async () => {
    await call('POST', '/playlists', { token, headers, body: { name: canary } })
    await call('GET', `/search?q=${canary}`, { token, headers })
    await call('POST', '/auth/login', { headers, body: { email, password: canary } })
    await call('GET', '/me', { token: canary, headers })
    await call('POST', '/imports/text', { token, headers, body: { text: `${canary} - Song` } })
  })
  expect(lines.match(/"msg":"request"/g)).toHaveLength(5)
  expect(lines).not.toContain(canary)
  expect(lines).not.toContain(token)
})
