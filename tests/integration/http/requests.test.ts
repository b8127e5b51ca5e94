import { beforeAll, describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { aLargePlaylist } from '@/tests/support/large-list'

withApp()

let token: string
let userId: string
beforeAll(async () => {
  ;({ token, id: userId } = await aUser())
})

describe('HEAD', () => {
  it.each([
    ['/me', 200],
    ['/playlists', 200],
    ['/songs?limit=5', 200],
    ['/me/liked', 200],
    ['/nowhere', 404],
  ])('of %s has the headers of GET and no body', async (path, status) => {
    const given = { token, headers: { 'x-request-id': 'same-for-both' } }
    const [get, head] = [await call('GET', path, given), await call('HEAD', path, given)]
    expect([get.status, head.status]).toEqual([status, status])
    expect(head.body).toBe('')
    const seen = (headers: Headers) => [...headers].filter(([name]) => name !== 'traceresponse')
    expect(seen(head.headers)).toEqual(seen(get.headers))
    expect(Number(get.headers.get('content-length'))).toBe(
      new TextEncoder().encode(JSON.stringify(get.body)).length,
    )
  })
})

describe('a response', () => {
  it.each(['/me', '/me/sessions', '/me/tokens', '/me/activity', '/setup'])(
    'with data of the account is stored by no cache: GET %s',
    async (path) => {
      const { status, headers } = await call('GET', path, { token })
      expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
      const etag = headers.get('etag') ?? ''
      const same = await call('GET', path, { token, headers: { 'if-none-match': etag } })
      expect([same.status, same.headers.get('cache-control')]).toEqual([304, 'no-store'])
    },
  )

  it('with tokens is stored by no cache', async () => {
    const { email } = await aUser()
    const body = { email, password: 'violet mango harbour 42' }
    const { status, headers } = await call('POST', '/auth/login', { body })
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
  })

  it.each(['/songs', '/playlists', '/me/liked'])(
    'with a list is kept by the browser of its user alone: GET %s',
    async (path) => {
      const { headers } = await call('GET', path, { token })
      expect(headers.get('cache-control')).toBe('private, no-cache')
    },
  )
})

it('a fixed path is reached beside a path with a parameter', async () => {
  expect(await call('GET', '/songs/duplicates', { token })).toMatchObject({ status: 200 })
  const unknown = await call('GET', `/songs/${crypto.randomUUID()}`, { token })
  expect(unknown).toMatchObject({ status: 404, body: { detail: expect.stringMatching(/^Song/) } })
})

it('HEAD does not advance a shuffle', async () => {
  const list = await aLargePlaylist(userId, 3)
  const next = `/playlists/${list}/shuffle/next`
  const looked = await call('HEAD', next, { token })
  expect([looked.status, looked.headers.get('allow')]).toEqual([405, 'GET, OPTIONS'])
  expect((await call('OPTIONS', next)).headers.get('allow')).toBe('GET, OPTIONS')
  expect((await call('GET', next, { token })).body).toMatchObject({ turn: 1 })
})

describe('a method', () => {
  it.each(['/me', '/playlists', '/api/health/live', '/playlists/x/tracks', '/auth/login'])(
    'that %s does not support gets the list of supported ones, the same as OPTIONS',
    async (path) => {
      const options = await call('OPTIONS', path)
      expect(options.status).toBe(204)
      const allow = options.headers.get('allow') ?? ''
      expect(allow.split(', ')).toContain('OPTIONS')
      for (const method of ['PROPFIND', 'PURGE', 'REPORT']) {
        const refused = await call(method, path, { token })
        expect(refused.status).toBe(405)
        expect(refused.headers.get('allow')).toBe(allow)
        expect(refused.body).toMatchObject({ code: 'method_not_allowed' })
      }
    },
  )

  it('PATCH responses list the supported media types', async () => {
    const options = await call('OPTIONS', '/me')
    expect(options.headers.get('accept-patch')).toBe(
      'application/json, application/merge-patch+json',
    )
    const refused = await call('PATCH', '/me', {
      token,
      bytes: '{}',
      headers: { 'content-type': 'text/plain' },
    })
    expect(refused.status).toBe(415)
    expect(refused.headers.get('accept-patch')).toContain('merge-patch')
    const taken = await call('PATCH', '/me', {
      token,
      bytes: '{"displayName":"Ada"}',
      headers: { 'content-type': 'application/merge-patch+json; charset=utf-8' },
    })
    expect(taken.status).toBe(200)
  })
})

describe('an ambiguous request', () => {
  const send = (bytes: string, type = 'application/json') =>
    call('POST', '/playlists', { token, bytes, headers: { 'content-type': type } })

  it('is rejected: a repeated field', async () => {
    const { status, body } = await send('{"name":"a","name":"b"}')
    expect(status).toBe(400)
    expect(body).toMatchObject({
      code: 'malformed_request',
      detail: expect.stringContaining('"name"'),
    })
  })

  it('is rejected: a repeated parameter', async () => {
    const { status, body } = await call('GET', '/playlists?limit=1&limit=2', { token })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      errors: [{ path: 'limit', code: 'repeated', message: 'Is repeated.' }],
    })
  })

  it('is rejected: a parameter of an operation without parameters', async () => {
    const { status, body } = await call('GET', '/me?expand=all', { token })
    expect(status).toBe(400)
    expect(body).toMatchObject({ errors: [{ path: 'expand' }] })
  })

  it.each(['/playlists/%E0%A4%A', '/songs?q=%ff', '/playlists?cursor=a%00b', '/%'])(
    'is refused: the address %s',
    async (path) => {
      const { status, body } = await call('GET', path, { token })
      expect(status).toBe(400)
      expect(body).toMatchObject({ code: 'malformed_request' })
    },
  )

  it('is rejected: a URL that is too long', async () => {
    const { status, body } = await call('GET', `/songs?q=${'a'.repeat(9_000)}`, { token })
    expect(status).toBe(414)
    expect(body).toMatchObject({ code: 'uri_too_long' })
  })

  it.each([
    ['application/json', 201],
    ['application/json; charset=utf-8', 201],
    ['APPLICATION/JSON;charset="UTF-8"', 201],
    ['application/json; charset=iso-8859-1', 415],
    ['application/merge-patch+json', 415],
    ['text/json', 415],
    ['', 415],
  ])('is rejected unless it is declared: %s returns %i', async (type, expected) => {
    const bytes = new TextEncoder().encode('{"name":"Evening"}')
    const answer = await call('POST', '/playlists', {
      token,
      bytes,
      headers: type ? { 'content-type': type } : {},
    })
    expect(answer.status).toBe(expected)
  })
})

describe('Accept', () => {
  it.each([
    ['application/json;q=0.1, text/html', 200],
    ['text/html;q=1, */*;q=0.01', 200],
    ['*/*;q=0', 406],
    ['application/json;q=0, application/problem+json;q=0, */*', 406],
    ['application/*;q=0, application/json', 200],
    ['application/json ; q=0.000', 406],
    ['image/*', 406],
    ['APPLICATION/JSON', 200],
    ['nonsense', 406],
  ])('%s returns %i', async (accept, expected) => {
    const { status, headers } = await call('GET', '/me', { token, headers: { accept } })
    expect(status).toBe(expected)
    expect(headers.get('content-type')).toMatch(/^application\/(problem\+)?json/)
  })
})

describe('a trace', () => {
  it('continues the trace of the caller and is returned', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
    const traceparent = `00-${traceId}-00f067aa0ba902b7-01`
    for (const path of ['/me', '/nowhere', '/playlists/x']) {
      const { headers } = await call('GET', path, { token, headers: { traceparent } })
      expect(headers.get('traceresponse')).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`))
    }
    const { headers } = await call('GET', '/me', { token, headers: { traceparent: 'nonsense' } })
    expect(headers.get('traceresponse')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/)
  })
})
