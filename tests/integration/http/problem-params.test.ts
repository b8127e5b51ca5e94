import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'

withApp(async () => ({ RATE_LIMITS: 'auth=1000/60,write=30/60' }))

const UNKNOWN_ID = '0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70'

type Problem = { code: string; detail: string; params?: Record<string, string | number> }

/** Calls the API and returns the problem, whose detail must contain the values of its params. */
async function problemOf(...args: Parameters<typeof call>): Promise<Problem> {
  const { body } = await call(...args)
  const { code, detail, params } = body as Problem
  return { code, detail, params }
}

it('names a missing resource', async () => {
  const { token } = await aUser()
  expect(await problemOf('GET', `/playlists/${UNKNOWN_ID}`, { token })).toEqual({
    code: 'not_found',
    detail: `Playlist ${UNKNOWN_ID} does not exist.`,
    params: { resource: 'Playlist', id: UNKNOWN_ID },
  })
})

it('lists the songs that do not exist, at most 20 of them', async () => {
  const { token } = await aUser()
  const { body } = await call('POST', '/playlists', { token, body: { name: 'Road trip' } })
  const { id } = body as { id: string }
  const songIds = Array.from({ length: 25 }, () => crypto.randomUUID())
  const listed = songIds.slice(0, 20).join(', ')
  expect(await problemOf('POST', `/playlists/${id}/tracks`, { token, body: { songIds } })).toEqual({
    code: 'song_not_found',
    detail: `These songs do not exist: ${listed}.`,
    params: { ids: listed, count: 25 },
  })
})

it.each<[name: string, path: string, options: Parameters<typeof call>[2], expected: Problem]>([
  [
    'the supported methods',
    '/playlists',
    {},
    {
      code: 'method_not_allowed',
      detail: '/api/v1/playlists supports only GET, POST, HEAD, OPTIONS.',
      params: { path: '/api/v1/playlists', methods: 'GET, POST, HEAD, OPTIONS' },
    },
  ],
  [
    'the maximum length of a URL',
    `/playlists?cursor=${'x'.repeat(9_000)}`,
    {},
    {
      code: 'uri_too_long',
      detail: 'The URL is longer than 8192 characters.',
      params: { maxChars: 8_192 },
    },
  ],
])('names %s', async (_, path, options, expected) => {
  expect(await problemOf('DELETE', path, options)).toEqual(expected)
})

it('names the maximum size of a body', async () => {
  const { token } = await aUser()
  const bytes = JSON.stringify({ name: 'x'.repeat(1_048_577) })
  const headers = { 'content-type': 'application/json' }
  expect(await problemOf('POST', '/playlists', { token, bytes, headers })).toMatchObject({
    code: 'payload_too_large',
    params: { maxBytes: 1_048_576 },
  })
})

it('names the repeated field and the maximum depth of a body', async () => {
  const { token } = await aUser()
  const headers = { 'content-type': 'application/json' }
  const send = (bytes: string) => problemOf('POST', '/playlists', { token, bytes, headers })
  expect(await send('{"name":"a","name":"b"}')).toMatchObject({
    code: 'malformed_request',
    params: { field: 'name' },
  })
  expect(await send(`{"name":${'['.repeat(100)}${']'.repeat(100)}}`)).toMatchObject({
    code: 'malformed_request',
    params: { max: expect.any(Number) },
  })
})

it('names the delay after too many wrong passwords', async () => {
  const { email } = await aUser()
  const body = { email, password: 'something else entirely' }
  for (let attempt = 0; attempt < 6; attempt++) await call('POST', '/auth/login', { body })
  const { headers, body: problem } = await call('POST', '/auth/login', { body })
  const retryAfterSeconds = Number(headers.get('retry-after'))
  expect(retryAfterSeconds).toBeGreaterThan(0)
  expect(problem).toMatchObject({
    code: 'rate_limited',
    detail: `Too many wrong passwords. Try again in ${retryAfterSeconds} s.`,
    params: { retryAfterSeconds },
  })
})

it('names the delay after too many calls', async () => {
  const { token } = await aUser()
  const create = () => call('POST', '/playlists', { token, body: { name: 'One more' } })
  let last = await create()
  for (let calls = 0; calls < 30 && last.status !== 429; calls++) last = await create()
  const retryAfterSeconds = Number(last.headers.get('retry-after'))
  expect(last.body).toMatchObject({ code: 'rate_limited', params: { retryAfterSeconds } })
})

it('has no params if the detail contains no values', async () => {
  expect(await problemOf('GET', '/me')).toEqual({
    code: 'unauthenticated',
    detail: 'Sign in first.',
    params: undefined,
  })
})
