import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { call } from '@/tests/support/app'
import { importEnded } from '@/tests/support/library'
import { aFakeVideo, aVideoId } from '@/tests/support/youtube/catalogue'
import { withYoutubePlaylist } from './with-youtube-playlist'

const { youtube, user, aPlaylist, link, startImport, runImport, listSongs } = withYoutubePlaylist()

describe('a playlist of YouTube', () => {
  it('is imported by its link, in its order, with names and lengths, and plays its own videos', async () => {
    const ids = Array.from({ length: 130 }, (_, at) => aVideoId(129 - at))
    aPlaylist(ids)
    const { status, headers, body } = await startImport(
      `https://music.youtube.com/watch?v=x&list=${user.playlistId}&si=1`,
    )
    expect(status).toBe(202)
    const { id } = body as { id: string }
    expect(headers.get('location')).toBe(`/api/v1/imports/${id}`)
    expect(body).toMatchObject({ kind: 'youtube', name: 'Evening', progress: { total: 130 } })
    const done = await importEnded(user.token, id)
    expect(done).toMatchObject({ status: 'succeeded', progress: { done: 130, total: 130 } })
    const songs = await listSongs(done.playlists[0]!.id)
    expect(songs.map(({ playback }) => playback.videoId)).toEqual(ids)
    expect(songs[0]).toMatchObject({
      title: 'Tune 129',
      artists: [{ name: 'Band 3' }],
      durationMs: 279_000,
      playback: { match: 'source' },
    })
    expect(youtube.countCalls('playlistItems')).toBe(3)
    expect(youtube.countCalls('videos')).toBe(3)
    expect(youtube.countCalls('search')).toBe(0)
  })

  it('reports private and deleted entries', async () => {
    aPlaylist([aVideoId(1), aVideoId(500), aVideoId(900), aVideoId(2), aVideoId(1)])
    const done = await runImport()
    expect(done.status).toBe('partial')
    expect(done.report).toMatchObject({ imported: 3, skippedCount: 2, duplicates: 1 })
    expect(done.report.skipped.map(({ line, code }) => [line, code])).toEqual([
      [2, 'private_video'],
      [3, 'deleted_video'],
    ])
    expect(await listSongs(done.playlists[0]!.id)).toHaveLength(3)
  })

  it('is updated by importing it again', async () => {
    aPlaylist([1, 2, 3].map(aVideoId))
    const first = await runImport()
    aPlaylist([3, 1, 4].map(aVideoId))
    const second = await runImport()
    expect(second.playlists[0]!.id).toBe(first.playlists[0]!.id)
    const songs = await listSongs(second.playlists[0]!.id)
    expect(songs.map(({ title }) => title)).toEqual(['Tune 3', 'Tune 1', 'Tune 4'])
  })

  it('loses nothing if YouTube stops before the end or shows no video, and reports it', async () => {
    const ids = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => aVideoId(from + at))
    aPlaylist(ids(0, 10))
    const { playlists } = await runImport()
    const kept = playlists[0]!.id
    aPlaylist(ids(5, 115))
    youtube.endsAfter = 100
    const short = await runImport()
    expect(short.status).toBe('partial')
    expect(short.report.skipped).toMatchObject([
      { code: 'list_incomplete', params: { service: 'YouTube' } },
    ])
    expect(await listSongs(kept)).toHaveLength(105)
    youtube.endsAfter = Number.POSITIVE_INFINITY
    aPlaylist(ids(900, 910))
    expect((await runImport()).report).toMatchObject({ imported: 0, skippedCount: 10 })
    expect(await listSongs(kept)).toHaveLength(105)
    aPlaylist([])
    const { id, status } = await runImport()
    expect(status).toBe('needs_confirmation')
    expect(await listSongs(kept)).toHaveLength(105)
    await call('POST', `/imports/${id}/confirm`, { token: user.token, body: { remove: true } })
    expect(await listSongs(kept)).toHaveLength(0)
  })

  it('is restarted once if a page token has expired', async () => {
    aPlaylist([...Array.from({ length: 60 }, (_, at) => aVideoId(at)), aVideoId(500)])
    youtube.expiredTokens = 1
    const done = await runImport()
    expect(done.report).toMatchObject({ imported: 60, skippedCount: 1 })
    expect(await listSongs(done.playlists[0]!.id)).toHaveLength(60)
    youtube.expiredTokens = 9
    const failed = await runImport()
    expect(failed.status).toBe('failed')
    expect(failed.error).not.toContain('YOUTUBE_API_KEY')
    expect(youtube.expiredTokens).toBe(7)
  })

  it('is fetched before a transaction starts, and once for an Idempotency-Key', async () => {
    aPlaylist([1, 2, 3].map(aVideoId))
    youtube.delayMs = 4_000
    const headers = { 'idempotency-key': `youtube-${user.playlistId}` }
    const post = () =>
      call('POST', '/youtube/import', { token: user.token, headers, body: { url: link() } })
    const order: string[] = []
    const slow = post().then((answer) => {
      order.push('import')
      return answer
    })
    // The call to YouTube is running now.
    await new Promise((go) => setTimeout(go, 800))
    await call('GET', '/me/matching', { token: user.token }).then(() => order.push('read'))
    const first = await slow
    expect(order).toEqual(['read', 'import'])
    expect(first.status).toBe(202)
    youtube.delayMs = 0
    youtube.mode = '500'
    const again = await post()
    expect([again.status, again.body]).toEqual([202, first.body])
    youtube.mode = null
    await importEnded(user.token, (first.body as { id: string }).id)
  })

  it('that cannot be read is replayed for its Idempotency-Key', async () => {
    const headers = { 'idempotency-key': `unreadable-${user.playlistId}` }
    const post = () =>
      call('POST', '/youtube/import', { token: user.token, headers, body: { url: link() } })
    expect((await post()).body).toMatchObject({ code: 'youtube_playlist_unreadable' })
    aPlaylist([aVideoId(1)])
    expect((await post()).headers.get('idempotency-replayed')).toBe('true')
  })

  it('continues at the page it had reached, and imports nothing twice', async () => {
    aPlaylist(Array.from({ length: 130 }, (_, at) => aVideoId(at)))
    youtube.mode = '500'
    youtube.failsAfter = 2
    const { body } = await startImport()
    const { id } = body as { id: string }
    while (youtube.countCalls('playlistItems') < 3) await new Promise((go) => setTimeout(go, 20))
    youtube.mode = null
    const done = await importEnded(user.token, id)
    expect(done).toMatchObject({ status: 'succeeded', report: { imported: 130 } })
    expect(await listSongs(done.playlists[0]!.id)).toHaveLength(130)
    const pages = youtube.calls.filter(({ what }) => what === 'playlistItems')
    expect(pages.filter(({ parameters }) => !parameters.pageToken)).toHaveLength(1)
    expect(pages.filter(({ parameters }) => parameters.pageToken === '50')).toHaveLength(1)
  })

  it('can be cancelled, and keeps the imported tracks', async () => {
    aPlaylist(Array.from({ length: 130 }, (_, at) => aVideoId(at)))
    youtube.delayMs = 150
    const { body } = await startImport()
    const { id } = body as { id: string }
    while (youtube.countCalls('playlistItems') < 2) await new Promise((go) => setTimeout(go, 10))
    await call('POST', `/imports/${id}/cancel`, { token: user.token })
    let shown: { status: string; playlists: { id: string }[] } = { status: '', playlists: [] }
    while (shown.playlists.length === 0) {
      shown = (await call('GET', `/imports/${id}`, { token: user.token })).body
      await new Promise((go) => setTimeout(go, 50))
    }
    expect(shown.status).toBe('cancelled')
    const kept = await listSongs(shown.playlists[0]!.id)
    expect(kept.length).toBeGreaterThanOrEqual(50)
    expect(kept.length).toBeLessThan(130)
  })

  it('is imported once for two requests', async () => {
    aPlaylist(Array.from({ length: 60 }, (_, at) => aVideoId(at)))
    youtube.delayMs = 100
    const first = await startImport()
    const second = await startImport()
    expect((second.body as { id: string }).id).toBe((first.body as { id: string }).id)
    await importEnded(user.token, (first.body as { id: string }).id)
  })
})

it('stores whether a video is made for children', async () => {
  youtube.add(aFakeVideo(77, { title: 'Kids - Song', isMadeForKids: true }))
  aPlaylist([aVideoId(77)])
  await runImport()
  const { db } = await import('@/db')
  const { drizzle } = db.describe().postgres
  const found = await drizzle.execute(
    sql`select is_made_for_kids as kids from videos where id = ${aVideoId(77)}`,
  )
  const rows = (Array.isArray(found) ? found : (found as { rows: unknown[] }).rows) as unknown[]
  expect(rows).toEqual([{ kids: true }])
})
