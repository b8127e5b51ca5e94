import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { anUpload, someSongs } from '@/tests/support/songs'

withApp()

type Page = {
  data: { id: string; title: string; features: { bpm: number } | null; durationMs: number | null }[]
  nextCursor: string | null
}
type Listener = { token: string; id: string }

const COUNT = 130
let me: Listener
let other: Listener
let ids: string[]

beforeAll(async () => {
  me = await aUser('ada')
  other = await aUser('bob')
  ids = await someSongs(
    me.id,
    Array.from({ length: COUNT }, (_, index) => ({
      // Many have the same title, artist and length, so that only the id orders them.
      title: `Night ${index % 9}`,
      artists: [`Artist ${index % 4}`],
      album: `Album ${index % 3}`,
      durationMs: index % 10 === 0 ? null : 100_000 + (index % 5) * 1_000,
      genres: index % 2 ? ['dream pop', 'rock'] : [],
      youtubeId: index % 13 === 0 ? `video-${index}` : null,
    })),
  )
  for (const [index, id] of ids.entries()) {
    if (index % 3 !== 0) continue
    await analysed(id, 90 + (index % 7))
  }
  await call('PUT', `/me/liked/${ids[4]}`, { token: me.token })
  await call('PUT', `/me/liked/${ids[9]}`, { token: me.token })
  await anUpload(me.id, { title: 'Night of mine', genres: ['field recording'] })
  await anUpload(other.id, { title: 'Night of theirs', artists: ['Zzyzx'], genres: ['secret'] })
})

/** Adds audio of a tempo to a song. */
async function analysed(songId: string, bpm: number): Promise<void> {
  const { db } = await import('@/db')
  const { drizzle } = db.describe().postgres
  await drizzle.execute(sql`insert into audio_features (audio_hash, version, bpm)
    values (${`test:${songId}`}, 1, ${bpm})`)
  await drizzle.execute(sql`update songs set audio_hash = ${`test:${songId}`} where id = ${songId}`)
}

async function page(query: string, { token } = me): Promise<Page> {
  const { status, body } = await call('GET', `/songs?${query}`, { token })
  expect(status, JSON.stringify(body)).toBe(200)
  return body as Page
}

async function walk(query: string, limit = 7): Promise<Page['data']> {
  const songs: Page['data'] = []
  let cursor: string | null = null
  do {
    const more: string = cursor ? `&cursor=${cursor}` : ''
    const { data, nextCursor }: Page = await page(`${query}&limit=${limit}${more}`)
    songs.push(...data)
    cursor = nextCursor
  } while (cursor)
  return songs
}

const keyOf = {
  title: (song: Page['data'][0]) => song.title.toLowerCase(),
  duration: (song: Page['data'][0]) => song.durationMs ?? Number.POSITIVE_INFINITY,
  bpm: (song: Page['data'][0]) => song.features?.bpm ?? Number.POSITIVE_INFINITY,
}

describe('paging through all songs', () => {
  it.each(['title', 'artist', '-createdAt', 'duration', 'bpm'])(
    'by %s returns each song once, and no uploads of other users',
    async (sort) => {
      const songs = await walk(`sort=${sort}`)
      expect(songs).toHaveLength(COUNT + 1)
      expect(new Set(songs.map((song) => song.id)).size).toBe(COUNT + 1)
      expect(songs.map((song) => song.title)).toContain('Night of mine')
      expect(songs.map((song) => song.title)).not.toContain('Night of theirs')
    },
  )

  it.each(['title', 'duration', 'bpm'] as const)(
    'by %s is ascending, with unknown values last',
    async (sort) => {
      const keys = (await walk(`sort=${sort}`)).map((song): string | number => keyOf[sort](song))
      const sorted = keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      expect(keys).toEqual(sorted)
    },
  )

  it.each(['night', 'night&sort=bpm', 'nigth', 'ni', 'art alb'])(
    'of a search for %s meets each match once',
    async (q) => {
      const songs = await walk(`q=${encodeURI(q)}`)
      expect(new Set(songs.map((song) => song.id)).size).toBe(songs.length)
      expect(songs).toHaveLength(q === 'art alb' ? COUNT : COUNT + 1)
    },
  )

  it('rejects a cursor of another order or search', async () => {
    const { nextCursor } = await page('sort=title&limit=5')
    for (const query of ['sort=bpm', 'q=night', 'sort=title&genre=rock']) {
      const answer = await call('GET', `/songs?${query}&cursor=${nextCursor}`, { token: me.token })
      expect(answer.status).toBe(400)
    }
  })
})

describe('filters', () => {
  it.each([
    ['genre=rock', COUNT / 2],
    ['genre=dream%20pop&sort=bpm', COUNT / 2],
    ['genre=secret', 0],
    ['genre=field%20recording', 1],
    ['source=youtube', 10],
    ['source=upload', 1],
    ['liked=true', 2],
    ['liked=false', COUNT - 1],
    ['liked=true&q=night', 2],
    ['q=night&genre=rock', COUNT / 2],
  ])('%s returns %i songs', async (query, count) => {
    expect(await walk(query)).toHaveLength(count)
  })

  it('select the songs of an artist or an album', async () => {
    const [song] = (await page('limit=1&sort=duration')).data as unknown as {
      artists: { id: string }[]
      album: { id: string }
    }[]
    const byArtist = await walk(`artist=${song!.artists[0]!.id}`)
    const byAlbum = await walk(`album=${song!.album.id}&sort=artist`)
    expect(byArtist.length).toBeGreaterThan(30)
    expect(byArtist.length).toBeLessThan(35)
    expect(byAlbum.length).toBeGreaterThan(9)
    expect(byAlbum.length).toBeLessThan(12)
  })

  it('are rejected if they are unknown', async () => {
    for (const query of ['sort=loudness', 'source=tape', 'liked=perhaps', 'artist=42']) {
      const { status } = await call('GET', `/songs?${query}`, { token: me.token })
      expect([400, 422]).toContain(status)
    }
  })
})

describe('a title of the maximum length', () => {
  it.each([
    ['of a script that takes three bytes a letter', '夜'.repeat(500)],
    ['with a pair of surrogates at every place', '😀'.repeat(250)],
    ['with one at every other place', `a${'😀'.repeat(249)}`],
  ])('%s is shown with its search link', async (_, title) => {
    const [id] = await someSongs(me.id, [{ title }])
    const { status, body } = await call('GET', `/songs/${id}`, { token: me.token })
    expect(status, JSON.stringify(body)).toBe(200)
    expect((body as Page['data'][0]).title).toBe(title)
  })
})

describe('uploads of other users', () => {
  it.each(['night of theirs', 'theirs', 'thiers', 'zzyzx', 'zzyzk'])(
    'are not found by %j',
    async (q) => {
      const { data } = await page(`q=${encodeURIComponent(q)}&limit=100`)
      expect(data.map((song) => song.title)).not.toContain('Night of theirs')
      expect((await page(`q=${encodeURIComponent(q)}`, other)).data.map((s) => s.title)).toContain(
        'Night of theirs',
      )
    },
  )
})

describe('the search index of a song', () => {
  it('is updated with its artist, album, source and features', async () => {
    const { db } = await import('@/db')
    const { drizzle } = db.describe().postgres
    const [id] = await someSongs(me.id, [
      { title: 'Copied', artists: ['First', 'Second'], album: 'Before' },
    ])
    const shown = async () =>
      (await call('GET', `/songs/${id}`, { token: me.token })).body as {
        artists: { name: string }[]
        album: { title: string; coverUrl: string }
        features: { bpm: number } | null
        playback: { kind: string; videoId?: string }
      }
    expect((await shown()).artists.map((artist) => artist.name)).toEqual(['First', 'Second'])

    await drizzle.execute(sql`update artists set name = 'Third' where id =
      (select artist_id from song_artists where song_id = ${id} and place = 1)`)
    await drizzle.execute(sql`update albums set title = 'After', cover_url = 'https://example.org/c'
      where id = (select album_id from songs where id = ${id})`)
    await drizzle.execute(sql`insert into song_sources (user_id, source, external_id, song_id)
      values (${me.id}, 'youtube', 'abcdefghijk', ${id})`)
    await drizzle.execute(sql`insert into videos (id, title, channel, is_embeddable, is_made_for_kids)
      values ('abcdefghijk', 'First', 'First', true, false)`)
    const after = await shown()
    expect(after.artists.map((artist) => artist.name)).toEqual(['First', 'Third'])
    expect(after.album).toMatchObject({ title: 'After', coverUrl: 'https://example.org/c' })
    expect(after.playback).toMatchObject({ kind: 'youtube', videoId: 'abcdefghijk' })

    await analysed(id ?? '', 101.5)
    expect((await shown()).features?.bpm).toBe(101.5)
    await drizzle.execute(sql`delete from song_artists where song_id = ${id} and place = 1`)
    await drizzle.execute(sql`delete from song_sources where song_id = ${id}`)
    await drizzle.execute(sql`update audio_features set bpm = 99
      where audio_hash = ${`test:${id}`}`)
    const last = await shown()
    expect(last.artists.map((artist) => artist.name)).toEqual(['First'])
    expect(last.playback.kind).not.toBe('youtube')
    expect(last.features?.bpm).toBe(99)
  })
})
