import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { FakeMusicBrainz } from '@/tests/support/musicbrainz/fake-musicbrainz'
import { aFakeVideo, aVideoId } from '@/tests/support/youtube/catalogue'
import { FakeYoutube } from '@/tests/support/youtube/fake-youtube'
import { importSongs, lookUp, songsByTitle, unscheduleLookUps } from './isrc-songs'

const LINKED = 'SEABC2600017'
const LENGTH_ONLY = 'SEABC2600018'
const WITHOUT_LENGTH = 'SEABC2600019'
const UNKNOWN = 'SEABC2600020'

const musicBrainz = new FakeMusicBrainz()
const youtube = new FakeYoutube()
withApp(async (onEnd) => {
  onEnd(
    () => youtube.stop(),
    () => musicBrainz.stop(),
  )
  return { ...(await youtube.start()), YOUTUBE_API_KEY: '', ...(await musicBrainz.start()) }
})

const runSql = async (statement: ReturnType<typeof sql>) => {
  const { db } = await import('@/db')
  await db.describe().postgres.drizzle.execute(statement)
}

const aDayLater = () =>
  runSql(sql`update isrc_lookups set looked_up_at = looked_up_at - interval '1 day'`)

let user: { token: string; id: string }

beforeAll(unscheduleLookUps)
beforeEach(async () => {
  await runSql(sql`delete from songs where isrc is not null`)
  await runSql(sql`delete from isrc_lookups`)
  musicBrainz.replies.clear()
  musicBrainz.replies.set(LINKED, 'linked')
  musicBrainz.replies.set(LENGTH_ONLY, 'length-only')
  musicBrainz.replies.set(WITHOUT_LENGTH, 'without-length')
  musicBrainz.calls.length = 0
  musicBrainz.isBusy = false
  youtube.reset()
  youtube.videos.clear()
  youtube.add(aFakeVideo(1), aFakeVideo(2), aFakeVideo(9))
  user = await aUser()
})

const songNamed = async (title: string, token = user.token) =>
  (await songsByTitle(token)).get(title)

describe('a song without a recording', () => {
  it('gets the video that MusicBrainz links for its ISRC, and no search', async () => {
    await importSongs(user.token, [{ title: 'Lights', isrc: LINKED, durationMs: 180_000 }])
    expect((await songNamed('Lights'))?.playback.kind).toBe('none')
    expect(await lookUp()).toEqual({ lookedUp: 1, videos: 1, lengths: 0 })
    const playback = { kind: 'youtube', videoId: aVideoId(1), match: 'sure' }
    const song = await songNamed('Lights')
    expect(song?.playback).toEqual(playback)
    const matched = await call('POST', '/me/matches', {
      token: user.token,
      body: { songIds: [song?.id], region: 'AT' },
    })
    expect(matched.body).toMatchObject({ data: [{ state: 'ready', playback }] })
    expect(youtube.countCalls('search')).toBe(0)
  })

  it('is looked up with the name, the version and the contact of the program', async () => {
    await importSongs(user.token, [{ title: 'Lights', isrc: LINKED }])
    await lookUp()
    expect(musicBrainz.calls).toMatchObject([
      {
        isrc: LINKED,
        query: '?inc=url-rels&fmt=json',
        userAgent: expect.stringMatching(
          /^Riffle\/\d+\.\d+\.\d+\S* \( https:\/\/riffle\.example\.org\/contact \)$/,
        ),
      },
    ])
  })

  it('gets the next linked video if the first one cannot be embedded', async () => {
    youtube.add(aFakeVideo(1, { isEmbeddable: false }))
    await importSongs(user.token, [{ title: 'Lights', isrc: LINKED }])
    await lookUp()
    expect((await songNamed('Lights'))?.playback.videoId).toBe(aVideoId(2))
  })

  it('gets the length that it lacks, also if the result is known already', async () => {
    await importSongs(user.token, [{ title: 'Kettle', isrc: LENGTH_ONLY }])
    expect(await lookUp()).toEqual({ lookedUp: 1, videos: 0, lengths: 1 })
    expect(await songNamed('Kettle')).toMatchObject({ durationMs: 201_000 })
    const bob = await aUser('bob')
    await importSongs(bob.token, [{ title: 'Kettle', isrc: LENGTH_ONLY }])
    expect(await lookUp()).toEqual({ lookedUp: 0, videos: 0, lengths: 1 })
    expect(await songNamed('Kettle', bob.token)).toMatchObject({ durationMs: 201_000 })
    expect(musicBrainz.calls).toHaveLength(1)
  })

  it('gets no video whose recording has another length: its ISRC is wrong', async () => {
    await importSongs(user.token, [{ title: 'Lights', isrc: LINKED, durationMs: 300_000 }])
    await lookUp()
    expect((await songNamed('Lights'))?.playback.kind).toBe('none')
  })

  it('does not get the video again after YouTube has deleted it', async () => {
    await importSongs(user.token, [{ title: 'Lights', isrc: LINKED }])
    await lookUp()
    const { db } = await import('@/db')
    await db.videos.upsertEmbeds([{ id: aVideoId(1), title: 'Lights', channel: 'Ana Rain' }])
    expect((await songNamed('Lights'))?.playback.kind).toBe('youtube')
    await db.videos.remove([aVideoId(1)])
    expect((await songNamed('Lights'))?.playback.kind).toBe('none')
  })

  it('does not get the video again after its user has rejected it', async () => {
    await importSongs(user.token, [{ title: 'Lights', isrc: LINKED }])
    await lookUp()
    const song = await songNamed('Lights')
    const rejected = await call('POST', `/songs/${song?.id}/video/failures`, {
      token: user.token,
      body: { videoId: aVideoId(1), code: 'wrong_song' },
    })
    expect(rejected.body).toMatchObject({ playback: { kind: 'none' } })
  })
})

describe('a result', () => {
  it('is kept for 30 days, also if there is nothing', async () => {
    await importSongs(user.token, [
      { title: 'Tide', isrc: WITHOUT_LENGTH },
      { title: 'Unknown', isrc: UNKNOWN },
    ])
    expect(await lookUp()).toEqual({ lookedUp: 2, videos: 0, lengths: 0 })
    await runSql(sql`update isrc_lookups set looked_up_at = now() - interval '29 days'`)
    expect(await lookUp()).toMatchObject({ lookedUp: 0 })
    await runSql(sql`update isrc_lookups set looked_up_at = now() - interval '31 days'`)
    expect(await lookUp()).toMatchObject({ lookedUp: 2 })
    await runSql(sql`delete from songs where isrc is not null`)
    await runSql(sql`update isrc_lookups set looked_up_at = now() - interval '61 days'`)
    await lookUp()
    const { db } = await import('@/db')
    await importSongs(user.token, [{ title: 'Tide', isrc: WITHOUT_LENGTH }])
    expect((await db.isrcLookups.listDue(100)).due).toMatchObject([{ found: null }])
  })

  it('is requested once for all songs of the ISRC', async () => {
    const bob = await aUser('bob')
    for (const { token } of [user, bob]) {
      await importSongs(token, [{ title: 'Lights', isrc: LINKED }])
    }
    expect(await lookUp()).toEqual({ lookedUp: 1, videos: 1, lengths: 2 })
    expect((await songNamed('Lights', bob.token))?.playback.videoId).toBe(aVideoId(1))
  })

  it('is not stored while MusicBrainz or YouTube is unavailable; the run ends after three failures', async () => {
    await importSongs(user.token, [
      { title: 'Lights', isrc: LINKED },
      ...[0, 1, 2].map((n) => ({ title: `Unknown ${n}`, isrc: `SEABC260010${n}` })),
    ])
    musicBrainz.isBusy = true
    expect(await lookUp()).toEqual({ lookedUp: 0, videos: 0, lengths: 0 })
    expect(musicBrainz.calls).toHaveLength(3)
    musicBrainz.isBusy = false
    youtube.mode = '500'
    await aDayLater()
    await lookUp()
    expect((await songNamed('Lights'))?.playback.kind).toBe('none')
    youtube.mode = null
    await aDayLater()
    await lookUp()
    expect((await songNamed('Lights'))?.playback.kind).toBe('youtube')
  })

  it('that fails is tried again a day later, and the older songs are looked up before', async () => {
    await importSongs(
      user.token,
      [0, 1, 2, 3].map((n) => ({ title: `Unknown ${n}`, isrc: `SEABC260010${n}` })),
    )
    musicBrainz.isBusy = true
    await lookUp()
    const failed = musicBrainz.calls.splice(0).map(({ isrc }) => isrc)
    musicBrainz.isBusy = false
    await lookUp()
    expect(musicBrainz.calls).toHaveLength(1)
    expect(failed).not.toContain(musicBrainz.calls.splice(0)[0]?.isrc)
    expect(await lookUp()).toMatchObject({ lookedUp: 0 })
    await aDayLater()
    await lookUp()
    expect(musicBrainz.calls.map(({ isrc }) => isrc).toSorted()).toEqual(failed.toSorted())
  })

  it('stays if it cannot be renewed', async () => {
    await importSongs(user.token, [{ title: 'Lights', isrc: LINKED }])
    await lookUp()
    await runSql(sql`update isrc_lookups set looked_up_at = now() - interval '31 days'`)
    musicBrainz.isBusy = true
    await lookUp()
    expect(musicBrainz.calls).toHaveLength(2)
    expect((await songNamed('Lights'))?.playback.videoId).toBe(aVideoId(1))
  })
})

it('songs that are due are found in pages of all songs', async () => {
  const { db } = await import('@/db')
  const given = Array.from({ length: 5 }, (_, n) => ({ title: `S${n}`, isrc: `SEABC260020${n}` }))
  await importSongs(user.token, given)
  const found: string[] = []
  const sizes: number[] = []
  for (let before: string | undefined; ; ) {
    const { due, next } = await db.isrcLookups.listDue(2, before)
    if (next === undefined) break
    found.push(...due.map(({ isrc }) => isrc))
    sizes.push(due.length)
    before = next
  }
  expect(found.toSorted()).toEqual(given.map(({ isrc }) => isrc))
  expect(Math.max(...sizes)).toBe(2)
})

describe('a song with a recording', () => {
  it('is not looked up', async () => {
    await importSongs(user.token, [{ title: 'Lights', isrc: LINKED }])
    const song = await songNamed('Lights')
    const url = `https://youtu.be/${aVideoId(9)}`
    await call('PUT', `/songs/${song?.id}/video`, { token: user.token, body: { url } })
    await lookUp()
    expect(musicBrainz.calls).toEqual([])
  })
})

describe('a slot for a call', () => {
  it('is taken by one of all callers, until its interval is over', async () => {
    const { db } = await import('@/db')
    const service = `test-${crypto.randomUUID()}`
    const taken = await Promise.all(
      Array.from({ length: 20 }, () => db.callSlots().take(service, 60_000)),
    )
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await db.callSlots().take(`${service}-2`, 1)).toBe(true)
    await expect.poll(() => db.callSlots().take(`${service}-2`, 60_000)).toBe(true)
  })

  it('is not waited for longer than the caller wants', async () => {
    const { db } = await import('@/db')
    const { waitForTurn } = await import('@/lib/services/recordings/call-turn')
    await expect
      .poll(() => db.callSlots().take('musicbrainz', 60_000), { timeout: 5_000 })
      .toBe(true)
    expect(await waitForTurn(300)).toBe(false)
    const { redis } = db.describe().redis
    await redis.del('slot:musicbrainz')
    expect(await waitForTurn(300)).toBe(true)
  })
})
