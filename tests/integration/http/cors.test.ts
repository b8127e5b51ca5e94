import { beforeAll, describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'

const ALLOWED_ORIGIN = 'https://app.example.com'

withApp(async () => ({ CORS_ORIGINS: `${ALLOWED_ORIGIN}/, http://localhost:5173` }))

let token: string
beforeAll(async () => {
  ;({ token } = await aUser())
})

const varies = (headers: Headers) => headers.get('vary')?.split(/,\s*/) ?? []

describe('a page of another origin', () => {
  it.each([
    [ALLOWED_ORIGIN, true],
    ['http://localhost:5173', true],
    ['https://app.example.com.evil.com', false],
    ['https://evil-app.example.com', false],
    ['http://app.example.com', false],
    ['https://app.example.com:8443', false],
    ['null', false],
    ['*', false],
  ])('at %s may read responses: %s', async (origin, isAllowed) => {
    const responses = [
      await call('GET', '/me', { token, headers: { origin } }),
      await call('GET', '/playlists', { headers: { origin } }),
      await call('GET', '/nowhere', { headers: { origin } }),
      await call('GET', '/api/health/live', { headers: { origin } }),
    ]
    for (const { headers } of responses) {
      expect(headers.get('access-control-allow-origin')).toBe(isAllowed ? origin : null)
      expect(headers.has('access-control-allow-credentials')).toBe(false)
      expect(varies(headers)).toContain('Origin')
    }
    if (!isAllowed) return
    const exposed = responses[0]?.headers.get('access-control-expose-headers')?.split(', ')
    for (const name of ['ETag', 'Link', 'RateLimit', 'RateLimit-Policy', 'Retry-After']) {
      expect(exposed).toContain(name)
    }
    for (const name of ['Location', 'X-Request-Id', 'Idempotency-Replayed']) {
      expect(exposed).toContain(name)
    }
  })

  it.each([
    [ALLOWED_ORIGIN, true],
    ['null', false],
    ['https://app.example.com.evil.com', false],
  ])('at %s gets a preflight response: %s', async (origin, isAllowed) => {
    const { status, headers } = await call('OPTIONS', '/playlists', {
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,idempotency-key',
      },
    })
    expect(status).toBe(204)
    expect(headers.get('access-control-allow-origin')).toBe(isAllowed ? origin : null)
    expect(headers.get('access-control-max-age')).toBe(isAllowed ? '600' : null)
    const methods = headers.get('access-control-allow-methods')?.split(', ') ?? []
    expect(methods.includes('POST')).toBe(isAllowed)
    const names = headers.get('access-control-allow-headers')?.toLowerCase() ?? ''
    expect(names.includes('idempotency-key')).toBe(isAllowed)
    expect(varies(headers)).toContain('Origin')
  })
})
