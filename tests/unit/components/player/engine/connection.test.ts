import { afterEach, describe, expect, it, vi } from 'vitest'
import { checkUrl, interruptionOf } from '@/components/player/engine/connection'
import { ApiProblem } from '@/lib/client/api'

afterEach(() => vi.unstubAllGlobals())

const stubResponse = (respond: () => Response) => {
  const fetched = vi.fn(async () => respond())
  vi.stubGlobal('fetch', fetched)
  return fetched
}

describe('checkUrl', () => {
  it.each([
    [200, 'available'],
    [206, 'available'],
    [416, 'available'],
    [401, 'signed_out'],
    [404, 'missing'],
    [410, 'missing'],
    [429, 'server_unreachable'],
    [502, 'server_unreachable'],
    [503, 'server_unreachable'],
  ])('returns for status %i that the recording is %s', async (status, result) => {
    const fetched = stubResponse(() => new Response(null, { status }))
    expect(await checkUrl('/api/v1/songs/a/audio')).toBe(result)
    expect(fetched).toHaveBeenCalledWith(
      '/api/v1/songs/a/audio',
      expect.objectContaining({ headers: { range: 'bytes=0-0' }, redirect: 'manual' }),
    )
  })

  it('distinguishes a browser without a network from a server that does not respond', async () => {
    const fail = (): Response => {
      throw new TypeError('Failed to fetch')
    }
    stubResponse(fail)
    expect(await checkUrl('/a')).toBe('server_unreachable')
    vi.stubGlobal('navigator', { onLine: false })
    expect(await checkUrl('/a')).toBe('offline')
  })
})

describe('interruptionOf', () => {
  it.each([
    [new ApiProblem('', 'unreachable', 0), 'server_unreachable'],
    [new ApiProblem('', 'unauthenticated', 401), 'signed_out'],
    [new ApiProblem('', 'service_unavailable', 503), 'server_unreachable'],
    [new ApiProblem('', 'internal', 500), undefined],
    [new ApiProblem('', 'not_found', 404), undefined],
    [new Error('a fault of the program'), undefined],
  ])('returns for %o: %s', (error, interruption) => {
    expect(interruptionOf(error)).toBe(interruption)
  })
})
