import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { importEnded, importFile } from '@/tests/support/library'
import { anUpload } from '@/tests/support/songs'
import { aFakeVideo, aVideoId } from '@/tests/support/youtube/catalogue'
import { FakeYoutube } from '@/tests/support/youtube/fake-youtube'
import { candidates, fail, match, type ShownSong, someSongs, songNow } from './songs-and-videos'

const youtube = new FakeYoutube()
withApp(async (onEnd) => {
  onEnd(() => youtube.stop())
  return youtube.start()
})

const STRANGE = '---aBcDeFg0'
let ada = ''
let bob = ''
let runs = 0
let title = ''

beforeEach(async () => {
  ada = (await aUser('ada')).token
  bob = (await aUser('bob')).token
  youtube.videos.clear()
  youtube.reset()
  title = `Lantern ${++runs} Row`
})

const runSql = async (statement: ReturnType<typeof sql>) => {
  const { db } = await import('@/db')
  await db.describe().postgres.drizzle.execute(statement)
}

/** A file of one song that names a video for it. */
const fileWith = (videoId: string) =>
  `Title,Artist,Duration (ms),Video URL\n${title},Ana Rain,180000,https://youtu.be/${videoId}\n`

async function songsOf(token: string, playlistId: string): Promise<ShownSong[]> {
  const { body } = await call('GET', `/playlists/${playlistId}/tracks?limit=100`, { token })
  return (body as { data: { song: ShownSong }[] }).data.map(({ song }) => song)
}

async function bringIn(token: string, videoId: string): Promise<ShownSong> {
  const { playlists } = await importFile(token, fileWith(videoId), `${crypto.randomUUID()}.csv`)
  return (await songsOf(token, playlists[0]!.id))[0]!
}

async function bringInFromYoutube(token: string, videoIds: string[]): Promise<ShownSong[]> {
  const id = `PLwhose${runs}`
  youtube.playlists.set(id, { id, title: 'Evening', videoIds })
  const url = `https://www.youtube.com/playlist?list=${id}`
  const { body } = await call('POST', '/youtube/import', { token, body: { url } })
  const { playlists } = await importEnded(token, (body as { id: string }).id)
  return songsOf(token, playlists[0]!.id)
}

describe('a video that a file names', () => {
  it('plays the song for the user who imported the file, and for no other', async () => {
    const [known] = await someSongs(bob, [title])
    const album = aVideoId(runs)
    youtube.add(aFakeVideo(runs, { title, channel: 'Ana Rain - Topic' }))
    await match(bob, [known!.id])
    const [own] = await someSongs(ada, [title])
    const named = await bringIn(ada, STRANGE)
    expect(named.id).toBe(own!.id)
    expect(named.id).not.toBe(known!.id)
    expect(named.playback).toEqual({ kind: 'youtube', videoId: STRANGE, match: 'yours' })
    expect((await songNow(bob, known!.id)).playback.videoId).toBe(album)
  })

  it('decides nothing for the next user who imports the song', async () => {
    await bringIn(ada, STRANGE)
    const [own] = await someSongs(bob, [title])
    expect(own).toMatchObject({ playback: { kind: 'none' } })
  })

  it('does not replace what its owner chose', async () => {
    const [song] = await someSongs(ada, [title])
    youtube.add(aFakeVideo(runs, { title }))
    const url = `https://youtu.be/${aVideoId(runs)}`
    await call('PUT', `/songs/${song!.id}/video`, { token: ada, body: { url } })
    expect((await bringIn(ada, STRANGE)).playback.videoId).toBe(aVideoId(runs))
  })

  it('is replaced by a found video if it does not play', async () => {
    youtube.add(aFakeVideo(runs, { title, channel: 'Ana Rain - Topic' }))
    const { id } = await bringIn(ada, STRANGE)
    await fail(ada, id, { videoId: STRANGE, code: 100 })
    const [found] = await match(ada, [id])
    expect(found?.playback.videoId).toBe(aVideoId(runs))
  })

  it('is exported and imported with the list', async () => {
    const { playlists } = await importFile(ada, fileWith(STRANGE), 'once.csv')
    const path = `/playlists/${playlists[0]!.id}/export?format=csv`
    const { body } = await call('GET', path, { token: ada })
    expect(body).toContain(STRANGE)
    const again = await importFile(bob, body as string, 'again.csv')
    expect(again.report).toMatchObject({ created: 1, matched: 0 })
    const [song] = await songsOf(bob, again.playlists[0]!.id)
    expect(song!.playback).toMatchObject({ videoId: STRANGE, match: 'yours' })
  })
})

describe('a video that a song was imported from', () => {
  beforeEach(() =>
    youtube.add(aFakeVideo(runs, { title: `Ana Rain - ${title}`, channel: 'Ana Rain' })),
  )

  it('plays it for its user, also in a later file that has only the link', async () => {
    const [song] = await bringInFromYoutube(ada, [aVideoId(runs)])
    expect(song!.playback).toMatchObject({ videoId: aVideoId(runs), match: 'source' })
    const { playlists } = await importFile(ada, `https://youtu.be/${aVideoId(runs)}\n`, 'x.txt')
    const [same] = await songsOf(ada, playlists[0]!.id)
    expect(same).toMatchObject({ id: song!.id, playback: { match: 'source' } })
  })

  it('is the choice of the user if the song was in the library already', async () => {
    const [known] = await someSongs(ada, [title])
    const [other] = await someSongs(bob, [title])
    const [song] = await bringInFromYoutube(ada, [aVideoId(runs)])
    expect(song).toMatchObject({ id: known!.id, playback: { match: 'yours' } })
    expect((await songNow(bob, other!.id)).playback.kind).toBe('none')
  })

  it.each([
    ['may not be embedded', sql`is_embeddable = false`],
    ['fails for listeners', sql`failing_since = now()`],
    ['was not checked for 30 days', sql`checked_at = now() - interval '31 days'`],
  ])('plays it no more when it %s', async (_, change) => {
    const [song] = await bringInFromYoutube(ada, [aVideoId(runs)])
    await runSql(sql`update videos set ${change} where id = ${aVideoId(runs)}`)
    expect((await songNow(ada, song!.id)).playback.kind).toBe('none')
  })

  it('is replaced by another video in countries where it is blocked', async () => {
    const [song] = await bringInFromYoutube(ada, [aVideoId(runs)])
    await runSql(sql`update videos set blocked_in = array['DE'] where id = ${aVideoId(runs)}`)
    youtube.videos.get(aVideoId(runs))!.blockedIn = ['DE']
    const other = 5_000 + runs
    youtube.add(aFakeVideo(other, { title, channel: 'Ana Rain - Topic' }))
    expect((await match(ada, [song!.id], 'AT'))[0]?.playback.videoId).toBe(aVideoId(runs))
    expect((await match(ada, [song!.id], 'DE'))[0]?.playback.videoId).toBe(aVideoId(other))
  })
})

it('an upload does not change the search results of others by its ISRC or its names', async () => {
  const isrc = `QZTST26${String(runs).padStart(5, '0')}`
  const { token, id: userId } = await aUser('cy')
  const [song] = await someSongs(bob, [title])
  await runSql(sql`update songs set isrc = ${isrc}, source = 'spotify' where id = ${song!.id}`)
  const copy = await anUpload(userId, { title: 'Something else', artists: ['Nobody'] })
  await runSql(sql`update songs set isrc = ${isrc} where id = ${copy}`)
  const twin = await anUpload(userId, { title: 'Something else', artists: ['Nobody'] })
  await runSql(sql`update songs u set match_key = s.match_key from songs s
    where u.id = ${twin} and s.id = ${song!.id}`)
  youtube.add(
    aFakeVideo(runs, { title, channel: 'Ana Rain - Topic' }),
    aFakeVideo(5_000 + runs, { title: 'Nobody - Something else', channel: 'Nobody' }),
  )
  await candidates(token, copy)
  await candidates(token, twin)
  const { data } = await candidates(bob, song!.id)
  expect(data.map(({ videoId }) => videoId)).toEqual([aVideoId(runs)])
})
