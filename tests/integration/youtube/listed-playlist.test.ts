import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { importEnded } from '@/tests/support/library'
import { aFakeVideo, aVideoId } from '@/tests/support/youtube/catalogue'
import { FakeYoutube } from '@/tests/support/youtube/fake-youtube'

const youtube = new FakeYoutube()
withApp(async (onEnd) => {
  onEnd(() => youtube.stop())
  return { ...(await youtube.start()), YOUTUBE_API_KEY: '' }
})

let token = ''
let playlistId = ''
let runs = 0

beforeEach(async () => {
  token = (await aUser()).token
  playlistId = `PLlisted${++runs}`
  youtube.reset()
  youtube.add(
    ...Array.from({ length: 201 }, (_, at) => aFakeVideo(at, { title: `Band - Tune ${at}` })),
    aFakeVideo(500, { privacy: 'private' }),
    aFakeVideo(501, { isEmbeddable: false }),
  )
  youtube.playlists.set(playlistId, { id: playlistId, title: 'Evening', videoIds: [] })
})

const url = () => `https://www.youtube.com/playlist?list=${playlistId}`
const start = (videoIds?: string[]) =>
  call('POST', '/youtube/import', { token, body: { url: url(), videoIds } })
const ids = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => aVideoId(from + at))

async function runImport(videoIds: string[]) {
  const { status, body } = await start(videoIds)
  if (status !== 202) throw new Error(JSON.stringify(body))
  return importEnded(token, (body as { id: string }).id)
}

async function videosOf(id: string): Promise<(string | undefined)[]> {
  const { body } = await call('GET', `/playlists/${id}/tracks?limit=500`, { token })
  const { data } = body as { data: { song: { playback: { videoId?: string } } }[] }
  return data.map(({ song }) => song.playback.videoId)
}

describe('a playlist that YouTube’s player lists, on a server without a key', () => {
  it('is imported in its order, with the names that oEmbed has', async () => {
    const done = await runImport(ids(0, 60).reverse())
    expect(done).toMatchObject({ kind: 'youtube', status: 'succeeded', name: 'Evening' })
    expect(await videosOf(done.playlists[0]!.id)).toEqual(ids(0, 60).reverse())
    const { body } = await call('GET', `/playlists/${done.playlists[0]!.id}/tracks`, { token })
    expect((body as { data: { song: unknown }[] }).data[0]?.song).toMatchObject({
      title: 'Tune 59',
      artists: [{ name: 'Band' }],
    })
    expect(youtube.calls.every(({ what }) => what === 'oembed')).toBe(true)
  })

  it('keeps each place of a video that it contains twice', async () => {
    const videoIds = [1, 2, 1].map(aVideoId)
    const done = await runImport(videoIds)
    expect(done.report).toMatchObject({ imported: 3, duplicates: 1 })
    expect(await videosOf(done.playlists[0]!.id)).toEqual(videoIds)
  })

  it('is updated by importing it again', async () => {
    const first = await runImport(ids(0, 3))
    const second = await runImport([2, 0, 4].map(aVideoId))
    expect(second.playlists[0]!.id).toBe(first.playlists[0]!.id)
    expect(await videosOf(second.playlists[0]!.id)).toEqual([2, 0, 4].map(aVideoId))
  })

  it.each([200, 150])(
    'loses no track if the player may have cut it to %i, which is reported',
    async (count) => {
      const first = await runImport([aVideoId(200), ...ids(0, 3)])
      const second = await runImport(ids(0, count))
      expect(second.status).toBe('partial')
      expect(second.report.skipped.map(({ code }) => code)).toEqual(['list_incomplete'])
      expect(second.report.removed).toBe(0)
      const videos = await videosOf(first.playlists[0]!.id)
      expect(videos).toHaveLength(count + 1)
      expect(videos).toContain(aVideoId(200))
    },
  )

  it('reports videos that are private, deleted or cannot be embedded', async () => {
    const done = await runImport([aVideoId(1), aVideoId(500), aVideoId(501), aVideoId(900)])
    expect(done.report.skipped.map(({ code }) => code)).toEqual([
      'private_video',
      'not_embeddable_video',
      'deleted_video',
    ])
    expect(await videosOf(done.playlists[0]!.id)).toEqual([aVideoId(1)])
  })

  it('is looked up again before its titles are 30 days old, and loses videos that are gone', async () => {
    const done = await runImport([aVideoId(1), aVideoId(2)])
    const [list] = done.playlists
    const { db } = await import('@/db')
    const { refreshVideos } = await import('@/lib/services/videos/refresh')
    await db
      .describe()
      .postgres.drizzle.execute(sql`update videos set checked_at = now() - interval '26 days'`)
    youtube.add(aFakeVideo(1, { title: 'Band - Another name' }))
    youtube.videos.delete(aVideoId(2))
    expect((await refreshVideos()).removed).toBeGreaterThanOrEqual(1)
    expect(await db.videos.find(aVideoId(1))).toMatchObject({ title: 'Band - Another name' })
    expect(await videosOf(list!.id)).toEqual([aVideoId(1), undefined])
  })

  it('keeps its videos while YouTube refuses the server, and loses a private one otherwise', async () => {
    const done = await runImport([aVideoId(1), aVideoId(2)])
    const [list] = done.playlists
    const { db } = await import('@/db')
    const { refreshVideos } = await import('@/lib/services/videos/refresh')
    const makeDue = (id: string) =>
      db
        .describe()
        .postgres.drizzle.execute(
          sql`update videos set checked_at = now() - interval '26 days' where id = ${id}`,
        )
    await makeDue(aVideoId(1))
    youtube.mode = 'permission'
    expect(await refreshVideos()).toEqual({ checked: 0, removed: 0 })
    youtube.mode = null
    youtube.add(aFakeVideo(1, { privacy: 'private' }))
    expect(await refreshVideos()).toEqual({ checked: 1, removed: 1 })
    expect(await videosOf(list!.id)).toEqual([undefined, aVideoId(2)])
  })

  it('needs the videos, at most 200 of them', async () => {
    const { status, body } = await start()
    expect(status).toBe(503)
    expect(body).toMatchObject({ code: 'youtube_not_configured' })
    expect((await start(ids(0, 201))).status).toBe(422)
    expect((await start(['not an id'])).status).toBe(422)
  })
})
