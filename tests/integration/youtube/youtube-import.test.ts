import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ShownSong } from '@/tests/integration/videos/songs-and-videos'
import { aUser, call, withApp } from '@/tests/support/app'
import { importEnded } from '@/tests/support/library'
import { aFakeVideo, aVideoId } from '@/tests/support/youtube/catalogue'
import type { YoutubeFaultMode } from '@/tests/support/youtube/faults'
import { YoutubeStandIn } from '@/tests/support/youtube/stand-in'

const youtube = new YoutubeStandIn()
withApp(async (onEnd) => {
  onEnd(() => youtube.stop())
  return youtube.start()
})

type Shown = { title: string; artists: { name: string }[] } & ShownSong
let token = ''
let playlistId = ''
let runs = 0

beforeEach(async () => {
  token = (await aUser()).token
  playlistId = `PLtest${++runs}`
  youtube.forget()
  youtube.add(
    ...Array.from({ length: 130 }, (_, at) =>
      aFakeVideo(at, { title: `Band ${at % 7} - Tune ${at} (Official Video)`, seconds: 150 + at }),
    ),
    aFakeVideo(500, { privacy: 'private' }),
  )
})
afterEach(() => expect(youtube.faults, 'requests YouTube would refuse').toEqual([]))

const aPlaylist = (videoIds: string[]) =>
  youtube.playlists.set(playlistId, { id: playlistId, title: 'Evening', videoIds })
const link = () => `https://www.youtube.com/playlist?list=${playlistId}`
const begin = (url = link()) => call('POST', '/youtube/import', { token, body: { url } })

async function importIt() {
  const { status, body } = await begin()
  if (status !== 202) throw new Error(JSON.stringify(body))
  return importEnded(token, (body as { id: string }).id)
}

async function tracksOf(id: string): Promise<Shown[]> {
  const songs: Shown[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: string = cursor ? `&cursor=${cursor}` : ''
    const { body } = await call('GET', `/playlists/${id}/tracks?limit=100${query}`, { token })
    const page = body as { data: { song: Shown }[]; nextCursor: string | null }
    songs.push(...page.data.map(({ song }) => song))
    cursor = page.nextCursor
  }
  return songs
}

describe('a playlist of YouTube', () => {
  it('comes in by its link, in its order, with names and lengths, and plays its own videos', async () => {
    const ids = Array.from({ length: 130 }, (_, at) => aVideoId(129 - at))
    aPlaylist(ids)
    const { status, headers, body } = await begin(
      `https://music.youtube.com/watch?v=x&list=${playlistId}&si=1`,
    )
    expect(status).toBe(202)
    const { id } = body as { id: string }
    expect(headers.get('location')).toBe(`/api/v1/imports/${id}`)
    expect(body).toMatchObject({ kind: 'youtube', name: 'Evening', progress: { total: 130 } })
    const done = await importEnded(token, id)
    expect(done).toMatchObject({ status: 'succeeded', progress: { done: 130, total: 130 } })
    const songs = await tracksOf(done.playlists[0]!.id)
    expect(songs.map(({ playback }) => playback.videoId)).toEqual(ids)
    expect(songs[0]).toMatchObject({
      title: 'Tune 129',
      artists: [{ name: 'Band 3' }],
      durationMs: 279_000,
      playback: { match: 'source' },
    })
    expect(youtube.countOf('playlistItems')).toBe(3)
    expect(youtube.countOf('videos')).toBe(3)
    expect(youtube.countOf('search')).toBe(0)
  })

  it('says which entries are private, deleted or gone', async () => {
    aPlaylist([aVideoId(1), aVideoId(500), aVideoId(900), aVideoId(2), aVideoId(1)])
    const done = await importIt()
    expect(done.status).toBe('partial')
    expect(done.report).toMatchObject({ imported: 3, skippedCount: 2, duplicates: 1 })
    expect(done.report.skipped.map(({ line, code }) => [line, code])).toEqual([
      [2, 'private_video'],
      [3, 'deleted_video'],
    ])
    expect(await tracksOf(done.playlists[0]!.id)).toHaveLength(3)
  })

  it('is brought up to date by importing it again', async () => {
    aPlaylist([1, 2, 3].map(aVideoId))
    const first = await importIt()
    aPlaylist([3, 1, 4].map(aVideoId))
    const second = await importIt()
    expect(second.playlists[0]!.id).toBe(first.playlists[0]!.id)
    const songs = await tracksOf(second.playlists[0]!.id)
    expect(songs.map(({ title }) => title)).toEqual(['Tune 3', 'Tune 1', 'Tune 4'])
  })

  it('loses nothing where YouTube stops before the end or shows no video, and says so', async () => {
    const ids = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => aVideoId(from + at))
    aPlaylist(ids(0, 10))
    const { playlists } = await importIt()
    const kept = playlists[0]!.id
    aPlaylist(ids(5, 115))
    youtube.stopsAt = 100
    const short = await importIt()
    expect(short.status).toBe('partial')
    expect(short.report.skipped).toMatchObject([
      { code: 'list_incomplete', params: { service: 'YouTube' } },
    ])
    expect(await tracksOf(kept)).toHaveLength(105)
    youtube.stopsAt = Number.POSITIVE_INFINITY
    aPlaylist(ids(900, 910))
    expect((await importIt()).report).toMatchObject({ imported: 0, skippedCount: 10 })
    expect(await tracksOf(kept)).toHaveLength(105)
    aPlaylist([])
    await importIt()
    expect(await tracksOf(kept)).toHaveLength(0)
  })

  it('is begun once more where YouTube no longer knows a page, and once only', async () => {
    aPlaylist([...Array.from({ length: 60 }, (_, at) => aVideoId(at)), aVideoId(500)])
    youtube.forgetsPages = 1
    const done = await importIt()
    expect(done.report).toMatchObject({ imported: 60, skippedCount: 1 })
    expect(await tracksOf(done.playlists[0]!.id)).toHaveLength(60)
    youtube.forgetsPages = 9
    const failed = await importIt()
    expect(failed.status).toBe('failed')
    expect(failed.error).not.toContain('YOUTUBE_API_KEY')
    expect(youtube.forgetsPages).toBe(7)
  })

  it('is looked up before anything is held, and once for an Idempotency-Key', async () => {
    aPlaylist([1, 2, 3].map(aVideoId))
    youtube.delayMs = 4_000
    const headers = { 'idempotency-key': `youtube-${runs}` }
    const post = () => call('POST', '/youtube/import', { token, headers, body: { url: link() } })
    const order: string[] = []
    const slow = post().then((answer) => {
      order.push('import')
      return answer
    })
    // By now YouTube is being asked, and takes its time.
    await new Promise((go) => setTimeout(go, 800))
    await call('GET', '/me/matching', { token }).then(() => order.push('read'))
    const first = await slow
    expect(order).toEqual(['read', 'import'])
    expect(first.status).toBe(202)
    youtube.delayMs = 0
    youtube.mode = '500'
    const again = await post()
    expect([again.status, again.body]).toEqual([202, first.body])
    youtube.mode = null
    await importEnded(token, (first.body as { id: string }).id)
  })

  it('that cannot be read keeps that answer under its Idempotency-Key', async () => {
    const headers = { 'idempotency-key': `unreadable-${runs}` }
    const post = () => call('POST', '/youtube/import', { token, headers, body: { url: link() } })
    expect((await post()).body).toMatchObject({ code: 'youtube_playlist_unreadable' })
    aPlaylist([aVideoId(1)])
    expect((await post()).headers.get('idempotency-replayed')).toBe('true')
  })

  it('goes on at the page it was on, and doubles nothing', async () => {
    aPlaylist(Array.from({ length: 130 }, (_, at) => aVideoId(at)))
    youtube.mode = '500'
    youtube.failsAfter = 2
    const { body } = await begin()
    const { id } = body as { id: string }
    while (youtube.countOf('playlistItems') < 3) await new Promise((go) => setTimeout(go, 20))
    youtube.mode = null
    const done = await importEnded(token, id)
    expect(done).toMatchObject({ status: 'succeeded', report: { imported: 130 } })
    expect(await tracksOf(done.playlists[0]!.id)).toHaveLength(130)
    const pages = youtube.asked.filter(({ what }) => what === 'playlistItems')
    expect(pages.filter(({ parameters }) => !parameters.pageToken)).toHaveLength(1)
    expect(pages.filter(({ parameters }) => parameters.pageToken === '50')).toHaveLength(1)
  })

  it('can be stopped; what came in stays', async () => {
    aPlaylist(Array.from({ length: 130 }, (_, at) => aVideoId(at)))
    youtube.delayMs = 150
    const { body } = await begin()
    const { id } = body as { id: string }
    while (youtube.countOf('playlistItems') < 2) await new Promise((go) => setTimeout(go, 10))
    await call('POST', `/imports/${id}/cancel`, { token })
    let shown: { status: string; playlists: { id: string }[] } = { status: '', playlists: [] }
    while (shown.playlists.length === 0) {
      shown = (await call('GET', `/imports/${id}`, { token })).body
      await new Promise((go) => setTimeout(go, 50))
    }
    expect(shown.status).toBe('cancelled')
    const kept = await tracksOf(shown.playlists[0]!.id)
    expect(kept.length).toBeGreaterThanOrEqual(50)
    expect(kept.length).toBeLessThan(130)
  })

  it('is imported once by who asks twice', async () => {
    aPlaylist(Array.from({ length: 60 }, (_, at) => aVideoId(at)))
    youtube.delayMs = 100
    const first = await begin()
    const second = await begin()
    expect((second.body as { id: string }).id).toBe((first.body as { id: string }).id)
    await importEnded(token, (first.body as { id: string }).id)
  })
})

describe('a playlist that cannot be read', () => {
  it.each([
    ['https://example.org/playlist?list=PLx', 422, 'invalid_input'],
    ['https://youtu.be/vid00000001', 422, 'invalid_input'],
    ['https://www.youtube.com/playlist?list=RDCLAK5uy_x', 422, 'youtube_playlist_unreadable'],
    ['https://www.youtube.com/playlist?list=WL', 422, 'youtube_playlist_unreadable'],
    ['https://music.youtube.com/playlist?list=LM', 422, 'youtube_playlist_unreadable'],
    ['https://www.youtube.com/playlist?list=PLnotthere', 422, 'youtube_playlist_unreadable'],
  ])('is refused at once: %s', async (url, status, code) => {
    const answer = await begin(url)
    expect(answer.status).toBe(status)
    expect((answer.body as { code: string }).code).toBe(code)
  })

  it.each<[YoutubeFaultMode, string]>([
    ['quota', 'youtube_unavailable'],
    ['key', 'youtube_unavailable'],
    ['permission', 'youtube_playlist_unreadable'],
    ['500', 'youtube_unavailable'],
    ['garbage', 'youtube_unavailable'],
  ])('because of %s is told as %s', async (mode, code) => {
    youtube.mode = mode
    const { status, headers, body } = await begin()
    expect((body as { code: string }).code).toBe(code)
    if (status === 503) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('breaks off with words when the day’s allowance ends in its middle', async () => {
    aPlaylist(Array.from({ length: 130 }, (_, at) => aVideoId(at)))
    youtube.mode = 'quota'
    youtube.failsAfter = 1
    const done = await importIt()
    expect(done.status).toBe('failed')
    expect(done.problem?.code).toBe('youtube_unavailable')
    expect(done.playlists[0]?.trackCount).toBe(50)
  })

  it('is for those who are signed in', async () => {
    const { status } = await call('POST', '/youtube/import', { body: { url: link() } })
    expect(status).toBe(401)
  })
})

it('keeps what must be known of every embedded video', async () => {
  youtube.add(aFakeVideo(77, { title: 'Kids - Song', isMadeForKids: true }))
  aPlaylist([aVideoId(77)])
  await importIt()
  const { db } = await import('@/db')
  const { drizzle } = db.describe().postgres
  const found = await drizzle.execute(
    sql`select is_made_for_kids as kids from videos where id = ${aVideoId(77)}`,
  )
  const rows = (Array.isArray(found) ? found : (found as { rows: unknown[] }).rows) as unknown[]
  expect(rows).toEqual([{ kids: true }])
})
