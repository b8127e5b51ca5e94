import { sql } from 'drizzle-orm'
import { beforeAll, expect, it, vi } from 'vitest'
import { db } from '@/db'
import { rowsOf } from '@/db/rows'
import { TAGS_VERSION } from '@/lib/audio/probe/tags-version'
import type { Song } from '@/lib/contract/song'
import { getQueue } from '@/lib/jobs/queue'
import { metricsText } from '@/lib/observability/metrics'
import { refreshTags } from '@/lib/services/uploads/refresh-tags'
import { audioKey } from '@/lib/services/uploads/storage-keys'
import { getStorage } from '@/lib/storage/storage'
import { aUser, call, withApp } from '@/tests/support/app'
import { id3, mp3 } from '@/tests/support/audio/mp3'
import { requestNext } from '@/tests/support/shuffle-steps'
import { uploadFile } from '@/tests/support/uploads'

withApp()

const TAGS = {
  TIT2: 'Harbour',
  TPE1: 'Ada feat. Ben',
  TPE2: 'Ada',
  TALB: 'Tides',
  TRCK: '3/9',
  TPOS: '1/2',
  TDRC: '2020-03-01',
  TSRC: 'SEABC2600017',
  TCMP: '1',
}

beforeAll(async () => {
  const queue = await getQueue()
  await queue.unschedule('tag_refresh')
})

let mark = 0
async function anEarlierUpload(token: string, tags: Record<string, string> = TAGS) {
  mark += 1
  const bytes = Buffer.concat([id3(tags), mp3(1, mark)])
  const { body } = await uploadFile(bytes, { token, name: 'harbour.mp3' })
  const { id } = body as Song
  await storeAsEarlier(id)
  return id
}

/** Stores an upload as the release before stored it after its upgrade. */
async function storeAsEarlier(songId: string): Promise<void> {
  const { drizzle } = db.describe().postgres
  await drizzle.execute(sql`update songs set disc_number = null, disc_total = null,
      track_total = null, album_artist = null, is_compilation = null, release_date = null,
      credit = null, isrc = null, replay_gain = null, field_sources = '{"title": "edited",
        "artists": "edited", "album": "edited", "released": "edited", "durationMs": "tags",
        "position": "tags"}'
    where id = ${songId}`)
  await drizzle.execute(sql`update audio_files set tags_version = 0 where song_id = ${songId}`)
}

const detailsOf = async (songId: string) => {
  const rows = await rowsOf(
    db.describe().postgres.drizzle,
    sql`select s.title, s.disc_number as disc, s.disc_total as discs, s.track_number as track,
        s.track_total as tracks, s.album_artist as "albumArtist", s.release_date as date, s.isrc,
        s.is_compilation as "isCompilation", s.credit ->> 'text' as credit,
        s.field_sources ->> 'title' as "titleSource", s.field_sources ->> 'isrc' as "isrcSource",
        f.tags_version as version
      from songs s join audio_files f on f.song_id = s.id where s.id = ${songId}`,
  )
  return rows[0]
}

it('gives earlier uploads what their tags state and they lack, and keeps edits', async () => {
  const { token } = await aUser()
  const [plain, edited] = [await anEarlierUpload(token), await anEarlierUpload(token)]
  await call('PATCH', `/songs/${edited}`, { token, body: { title: 'Mine', trackNumber: 7 } })
  expect(await refreshTags()).toEqual({ completed: 2, unchanged: 0, unreadable: 0, failed: 0 })
  const complete = {
    ...{ title: 'Harbour', disc: 1, discs: 2, track: 3, tracks: 9, albumArtist: 'Ada' },
    ...{ date: '2020-03-01', isrc: 'SEABC2600017', isCompilation: true, credit: 'Ada feat. Ben' },
    ...{ titleSource: 'edited', isrcSource: 'tags', version: TAGS_VERSION },
  }
  expect(await detailsOf(plain)).toEqual(complete)
  expect(await detailsOf(edited)).toEqual({
    ...complete,
    ...{ title: 'Mine', disc: null, discs: null, track: 7, tracks: null },
  })
  expect(await refreshTags()).toEqual({ completed: 0, unchanged: 0, unreadable: 0, failed: 0 })
})

it('adds a song to the running shuffle of the album that its tags name', async () => {
  const { token } = await aUser()
  const [first] = [await anEarlierUpload(token), await anEarlierUpload(token)]
  const other = await anEarlierUpload(token)
  await db.describe().postgres.drizzle.execute(sql`update songs
    set album_id = null, field_sources = field_sources - 'album' where id = ${other}`)
  const { body } = await call('GET', `/songs/${first}`, { token })
  const list = `album:${(body as Song).album?.id}`
  expect((await requestNext(token, list)).setSize).toBe(2)
  expect(await refreshTags()).toMatchObject({ completed: 3 })
  const state = await call('GET', `/playlists/${list}/shuffle`, { token })
  expect(state.body).toMatchObject({ setSize: 3 })
})

it('continues after a file that is missing, and leaves no file for the next run', async () => {
  const { token } = await aUser()
  const [missing, present] = [await anEarlierUpload(token), await anEarlierUpload(token)]
  await getStorage().delete(audioKey(missing))
  expect(await refreshTags()).toEqual({ completed: 1, unchanged: 0, unreadable: 1, failed: 0 })
  for (const id of [missing, present])
    expect(await detailsOf(id)).toMatchObject({ version: TAGS_VERSION })
  const { text } = await metricsText()
  expect(text).toContain('upload_tag_reads_total{outcome="unreadable"} 1')
  expect(text).toContain('upload_tag_reads_pending 0')
})

it('reads files that failed after the others, and throws only if none was read', async () => {
  const { token } = await aUser()
  const good = await anEarlierUpload(token)
  const failing = new Set<string>()
  for (let n = 0; n < 20; n++) failing.add(audioKey(await anEarlierUpload(token)))
  const storage = getStorage()
  const { open } = storage
  const opened = vi.spyOn(storage, 'open').mockImplementation(async (key, range) => {
    if (failing.has(key)) throw new Error('The storage is unavailable.')
    return open(key, range)
  })
  await expect(refreshTags()).rejects.toThrow('The storage is unavailable.')
  expect(await refreshTags()).toEqual({ completed: 1, unchanged: 0, unreadable: 0, failed: 20 })
  expect(await detailsOf(good)).toMatchObject({ version: TAGS_VERSION })
  opened.mockRestore()
  expect(await refreshTags()).toMatchObject({ completed: 20, failed: 0 })
})

it('leaves a file that takes too long to a later version after five attempts', async () => {
  const { token } = await aUser()
  const songId = await anEarlierUpload(token)
  const versions: unknown[] = []
  for (let attempt = 1; attempt <= 5; attempt++) {
    await db.pendingTags.markFailed({ songId, isCause: true }, TAGS_VERSION)
    versions.push(await detailsOf(songId))
  }
  expect(versions).toMatchObject([-1, -2, -3, -4, TAGS_VERSION].map((version) => ({ version })))
  expect(await db.pendingTags.count(TAGS_VERSION)).toBe(0)
  expect(await db.pendingTags.list(TAGS_VERSION + 1, 1)).toMatchObject([{ songId }])
})

it('reads the tags of a new upload once', async () => {
  const { token } = await aUser()
  const { body } = await uploadFile(Buffer.concat([id3(TAGS), mp3(1, 99)]), { token })
  expect(await detailsOf((body as Song).id)).toMatchObject({ disc: 1, version: TAGS_VERSION })
  expect(await refreshTags()).toEqual({ completed: 0, unchanged: 0, unreadable: 0, failed: 0 })
})
