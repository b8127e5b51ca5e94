import { describe, expect, it } from 'vitest'
import { contracts } from '@/lib/contract/all'
import type { Contract } from '@/lib/contract/contract'
import { aUser, call, withApp } from '@/tests/support/app'

const BOSS = 'boss@example.org'
withApp(async () => ({ ADMIN_EMAILS: BOSS }))

let administrator: Promise<string> | undefined
/** The token of a caller whom an operation accepts. */
async function tokenFor({ access }: Contract): Promise<string> {
  if (access !== 'admin') return (await aUser()).token
  administrator ??= registerAdministrator()
  return administrator
}

async function registerAdministrator(): Promise<string> {
  const { deriveSetupCode } = await import('@/lib/services/accounts/setup-code')
  const body = {
    email: BOSS,
    password: 'violet mango harbour 42',
    setupCode: deriveSetupCode(BOSS),
  }
  const registered = await call('POST', '/auth/register', { body })
  return (registered.body as { accessToken: string }).accessToken
}

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'
const fill = (path: string) => path.replace(/\{\w+\}/g, ID)

describe.each(contracts.map((contract) => [contract.operationId, contract] as const))(
  '%s',
  (_, contract) => {
    const method = contract.method.toUpperCase()
    const path = fill(contract.path)

    if (contract.access === 'user')
      it('returns 401 without credentials', async () => {
        const { status, body, headers } = await call(
          method,
          path,
          contract.body ? { body: {} } : {},
        )
        expect(status).toBe(401)
        expect(body).toMatchObject({
          status: 401,
          code: 'unauthenticated',
          instance: `/api/v1${path}`,
        })
        expect(headers.get('content-type')).toBe('application/problem+json')
        expect(headers.get('www-authenticate')).toBe('Bearer')
      })

    it('lists the methods of its path', async () => {
      const { status, headers } = await call('OPTIONS', path)
      expect(status).toBe(204)
      const allow = headers.get('allow')?.split(', ')
      expect(allow).toContain(method)
      const wrong = ['PUT', 'PATCH', 'DELETE', 'POST'].find((name) => !allow?.includes(name))
      if (!wrong) return
      const refused = await call(wrong, path)
      expect(refused.status).toBe(405)
      expect(refused.headers.get('allow')).toBe(headers.get('allow'))
      expect(refused.body).toMatchObject({ code: 'method_not_allowed' })
    })

    if (contract.body && contract.bodyKind !== 'multipart')
      it('rejects malformed bodies and unknown fields', async () => {
        const token = await tokenFor(contract)
        const send = (bytes: string, type = 'application/json') =>
          call(method, path, { token, bytes, headers: { 'content-type': type } })
        expect((await send('{"a":')).status).toBe(400)
        expect((await send('[]')).status).toBe(400)
        expect((await send(`${'['.repeat(50_000)}`)).status).toBe(400)
        expect((await send('{}', 'text/plain')).status).toBe(415)
        expect((await send(`{"a":"${'x'.repeat(1_100_000)}"}`)).status).toBe(413)
        const unknown = await send('{"ownerId":"x"}')
        expect(unknown.status).toBe(422)
        expect(JSON.stringify(unknown.body)).toContain('ownerId')
      })

    // A service that redirects a browser back may add parameters.
    if (contract.query && contract.operationId !== 'spotifyCallback')
      it('rejects unknown query parameters', async () => {
        const token = await tokenFor(contract)
        const { status, body } = await call(method, `${path}?limit=x&colour=red`, { token })
        expect(status).toBe(400)
        expect(JSON.stringify(body)).toContain('colour')
      })

    if (contract.params && contract.bodyKind !== 'multipart')
      it('returns 404 for a malformed id', async () => {
        const { token } = await aUser()
        const odd = contract.path.replace(/\{\w+\}/g, 'nonsense')
        const bodies: Record<string, object> = {
          updatePlaylist: { name: 'x' },
          renamePasskey: { name: 'x' },
          addTracks: { songIds: [ID] },
          addManyTracks: { songIds: [ID] },
          excludeTracks: { trackIds: [ID], excluded: true },
          moveTracks: { trackIds: [ID], position: 0 },
          playTrack: { trackId: ID },
          returnTrack: { turn: 1, reason: 'missing' },
          moveQueuedSong: { position: 0 },
          confirmImport: { remove: true },
          changeTrack: { excluded: true },
          removeTracks: { trackIds: [ID] },
          restoreTracks: { trackIds: [ID] },
          linkSongVideo: { url: 'x' },
          reportVideoFailure: { videoId: 'abcdefghijk', code: 100 },
          changeShuffleSettings: { mode: 'random' },
        }
        const queries: Record<string, string> = {
          getCastAudio: `?signature=${ID}.t7jzk0.${'A'.repeat(43)}`,
        }
        const query = queries[contract.operationId] ?? ''
        const body = contract.body ? (bodies[contract.operationId] ?? {}) : undefined
        const { status } = await call(method, odd + query, { token, body })
        expect(status).toBe(contract.access === 'admin' ? 403 : 404)
      })
  },
)

describe('every response', () => {
  it('has the request id of the caller if it is well-formed, or else a new one', async () => {
    const given = await call('GET', '/me', { headers: { 'x-request-id': 'abc-12345' } })
    expect(given.headers.get('x-request-id')).toBe('abc-12345')
    expect(given.body).toMatchObject({ requestId: 'abc-12345' })
    const odd = await call('GET', '/me', {
      headers: { 'x-request-id': '<script>alert(1)</script>' },
    })
    expect(odd.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
  })

  it('is a problem for an unknown path', async () => {
    const { status, body, headers } = await call('GET', '/nothing/here')
    expect(status).toBe(404)
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(body).toMatchObject({ code: 'not_found' })
  })

  it.each([
    [undefined, 200],
    ['*/*', 200],
    ['application/json', 200],
    ['text/html, application/*;q=0.5', 200],
    ['application/problem+json', 200],
    ['text/html', 406],
    ['application/json;q=0', 406],
  ])('respects Accept: %s with %i', async (accept, expected) => {
    const { token } = await aUser()
    const { status } = await call('GET', '/me', { token, headers: accept ? { accept } : {} })
    expect(status).toBe(expected)
  })

  it('reports the state of each dependency', async () => {
    expect((await call('GET', '/api/health/live')).body).toEqual({ status: 'pass' })
    expect((await call('GET', '/api/health/ready')).body).toMatchObject({
      status: 'pass',
      checks: { postgres: { status: 'pass' }, redis: { status: 'pass' } },
    })
  })
})
