import { describe, expect, it } from 'vitest'
import { call, withApp } from '@/tests/support/app'

withApp()

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'

describe('a path without a version', () => {
  it.each([
    ['GET', '/api/playlists?limit=5&cursor=a%2Fb', '/api/v1/playlists?limit=5&cursor=a%2Fb'],
    ['POST', '/api/playlists', '/api/v1/playlists'],
    ['GET', `/api/playlists/${ID}/shuffle/next`, `/api/v1/playlists/${ID}/shuffle/next`],
    ['GET', '/api/songs', '/api/v1/songs'],
    ['GET', '/api/songs/%E2%82%AC%0d%0aa%3E', '/api/v1/songs/%E2%82%AC%0d%0aa%3E'],
    ['POST', '/api/auth/login', '/api/v1/auth/login'],
    ['POST', '/api/auth/register', '/api/v1/auth/register'],
    ['GET', '/api/auth/spotify?returnTo=%2Fimport', '/api/v1/auth/spotify?returnTo=%2Fimport'],
    ['GET', '/api/auth/spotify/callback?code=a', '/api/v1/auth/spotify/callback?code=a'],
    ['DELETE', `/api/songs/${ID}/video`, `/api/v1/songs/${ID}/video`],
  ])('%s %s redirects to the versioned path', async (method, path, successor) => {
    const { status, headers } = await call(method, path)
    expect(status).toBe(308)
    expect(headers.get('location')).toBe(successor)
    const [plain] = successor.split('?')
    expect(headers.get('link')).toContain(`<${plain}>; rel="successor-version"`)
    const announced = Number(/^@(\d+)$/.exec(headers.get('deprecation') ?? '')?.[1]) * 1_000
    const ends = Date.parse(headers.get('sunset') ?? '')
    expect(announced).toBeLessThanOrEqual(Date.now())
    expect(new Date(ends).toUTCString()).toBe(headers.get('sunset'))
    const year = 365 * 24 * 60 * 60 * 1_000
    expect(ends - announced).toBeGreaterThan(year)
  })

  it.each(['/api/nowhere', '/api/playlistsx', '/api/jobs', '/api/songs/a/b/c'])(
    'that never was, %s, is not found',
    async (path) => {
      expect((await call('GET', path)).status).toBe(404)
    },
  )
})

it.each([
  ['/api', true],
  ['/api/v1/me', true],
  ['/api/auth/login', true],
  ['/api/auth/spotify/callback', true],
  ['/api/auth', false],
  ['/api/auth/session', false],
  ['/api/auth/callback/credentials', false],
  ['/api/auth/login/x', false],
  ['/apis', false],
])('%s is a path of the API: %s', async (path, isApi) => {
  const { isApiPath } = await import('@/lib/http/legacy')
  expect(isApiPath(path)).toBe(isApi)
})
