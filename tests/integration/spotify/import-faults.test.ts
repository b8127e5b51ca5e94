import { describe, expect, it } from 'vitest'
import { call } from '@/tests/support/app'
import { connectSpotify } from '@/tests/support/spotify/connect'
import {
  aConnectedUser,
  importLists,
  listTitles,
  type ShownImport,
  startImport,
  toTitles,
} from '@/tests/support/spotify/imports'
import { songs } from '@/tests/support/spotify/songs'
import { withSpotify } from '@/tests/support/spotify/with-spotify'
import { until } from '@/tests/support/until'

const service = withSpotify()
const { spotify } = service

describe('if Spotify', () => {
  it.each([
    ['wait 0 s', 0],
    ['wait 3 s', 3_000],
  ] as const)('requests a pause (%s), the import waits that long', async (fault, ms) => {
    const { token, list } = await aConnectedUser(service)
    const playlist = list(songs(0, 200))
    spotify.planFault(/items$/, fault, { after: 2 })
    const begun = Date.now()
    const { status, report } = await importLists(token, playlist)
    expect(status).toBe('succeeded')
    expect(report.imported).toBe(200)
    expect(Date.now() - begun).toBeGreaterThanOrEqual(ms)
    expect(spotify.countCalls(new RegExp(`${playlist.id}/items`))).toBe(5)
  })

  it.each([
    ['wait 79892 s', 79_892],
    ['wait without a time', 30],
  ] as const)(
    'requests a long pause (%s), the import shows it, the worker is released and no calls are made',
    async (fault, s) => {
      const { token, list } = await aConnectedUser(service)
      const playlist = list(songs(0, 200))
      spotify.planFault(/items$/, fault, { after: 2 })
      const id = await startImport(token, { playlistIds: [playlist.id] })
      const waiting = await until(async () => {
        const { body } = await call('GET', `/imports/${id}`, { token })
        return (body as ShownImport).waitingUntil ? (body as ShownImport) : undefined
      })
      expect(waiting).toMatchObject({ status: 'running', progress: { done: 100, total: 200 } })
      const seconds = (Date.parse(waiting.waitingUntil!) - Date.now()) / 1_000
      expect(seconds).toBeGreaterThan(s - 5)
      expect(seconds).toBeLessThanOrEqual(s)
      const before = spotify.calls.length
      const refused = await call('GET', '/spotify/playlists', { token })
      expect([refused.status, refused.body]).toMatchObject([503, { code: 'spotify_busy' }])
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(s - 6)
      expect(spotify.calls.length).toBe(before)
      // The worker can run other imports, and the import can be cancelled.
      expect((await call('POST', `/imports/${id}/cancel`, { token })).status).toBe(200)
      await until(async () => {
        const { body } = await call('GET', `/imports/${id}`, { token })
        return (body as ShownImport).playlists[0]?.trackCount === 100
      })
      await endPause()
    },
  )

  it('is unavailable for a moment, nothing is lost or imported twice', async () => {
    const { token, list } = await aConnectedUser(service)
    const entries = songs(0, 300)
    spotify.planFault(/items$/, 'server error', { after: 1 })
    spotify.planFault(/items$/, 'cut off', { after: 1 })
    spotify.planFault(/items$/, 'garbage', { after: 1 })
    const { status, report, playlists } = await importLists(token, list(entries))
    expect(status).toBe('succeeded')
    expect(report).toMatchObject({ imported: 300, duplicates: 0 })
    expect(await listTitles(token, playlists[0]!.id)).toEqual(toTitles(entries))
  })

  it('sends 200 MB, the response is cut off', async () => {
    const { token } = await aConnectedUser(service)
    spotify.planFault(/playlists$/, 'huge', { times: 3 })
    const before = process.memoryUsage().rss
    const { status, body } = await call('GET', '/spotify/playlists', { token })
    expect([status, body]).toMatchObject([503, { code: 'spotify_unavailable' }])
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * 2 ** 20)
  })

  it.each([
    ['not on the list', 'spotify_not_on_the_list'],
    ['owner without Premium', 'spotify_owner_needs_premium'],
    ['scope missing', 'spotify_reconnect'],
  ] as const)('rejects the app (%s), the import fails with the problem %s', async (fault, code) => {
    const { token, list } = await aConnectedUser(service)
    spotify.planFault(/items$/, fault)
    const { status, problem } = await importLists(token, list(songs(0, 5)))
    expect(status).toBe('failed')
    expect(problem?.code).toBe(code)
  })

  it('ends the consent midway, imported tracks are kept until the user connects again', async () => {
    const { token, list } = await aConnectedUser(service)
    const playlist = list(songs(0, 200))
    spotify.planFault(/items$/, 'token ended', { after: 2 })
    spotify.planFault(/token/, 'invalid grant')
    const ended = await importLists(token, playlist)
    expect(ended.status).toBe('failed')
    expect(ended.problem?.code).toBe('spotify_reconnect')
    const { body } = await call('GET', '/playlists', { token })
    expect((body as { data: unknown[] }).data).toMatchObject([{ trackCount: 100 }])
    await connectSpotify(token)
    expect((await importLists(token, playlist)).playlists).toMatchObject([{ trackCount: 200 }])
  })
})

async function endPause() {
  const { db } = await import('@/db')
  await db.cache().remove(`spotify-wait:${spotify.clientId}`)
}

it('all requests conform to the OpenAPI document of Spotify', () => {
  expect(spotify.violations).toEqual([])
})
