import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/db/postgres'
import { rowsOf } from '@/db/rows'
import { type EarlierLibrary, fillEarlierLibrary } from '@/tests/support/earlier-library'
import { databaseBefore } from '@/tests/support/migrations'

const PREPARE = '0021_library_prepare'

const closings: (() => Promise<void>)[] = []
let database: Database
let ids: EarlierLibrary

beforeAll(async () => {
  process.env.AUTH_SECRET ??= 'library-upgrade-x7Qm2vKp9LrT4wZs8NbYc3HdJf6GaUeR'
  const earlier = await databaseBefore(PREPARE, (close) => closings.push(close))
  database = earlier.database
  ids = await fillEarlierLibrary(database)
  await earlier.migrate()
})

afterAll(async () => {
  for (const close of closings) await close()
})

/** Titles in order, each with whether its song is in the library of the user. */
const titlesOf = (userId: string, entries: ReturnType<typeof sql>) =>
  rowsOf<{ title: string; own: boolean }>(
    database,
    sql`select s.title, s.user_id = ${userId} as own from (${entries}) e
      join songs s on s.id = e.song_id order by e.place`,
  )

const own = (...titles: string[]) => titles.map((title) => ({ title, own: true }))

describe('the upgrade of a database with a shared catalogue', () => {
  it('gives each user their own songs in lists, likes, plays, choices and imports', async () => {
    const listOf = (user: string, list: string) =>
      titlesOf(
        user,
        sql`select song_id, position as place from playlist_tracks where playlist_id = ${list}`,
      )
    expect(await listOf(ids.ada, ids.adaList)).toEqual(own('Fog 2', 'Mist', 'Fog 2', 'Mist'))
    expect(await listOf(ids.bob, ids.bobList)).toEqual(own('Fog 2', 'Mist', 'Gone'))
    expect(await listOf(ids.guest, ids.guestList)).toEqual(own('Piece'))
    const entriesOf = (user: string, table: string, place: string) =>
      titlesOf(
        user,
        sql`select song_id, ${sql.identifier(place)} as place from ${sql.identifier(table)}
          where user_id = ${user}`,
      )
    expect(await entriesOf(ids.bob, 'liked_songs', 'liked_at')).toEqual(own('Fog 2', 'Mist'))
    expect(await entriesOf(ids.guest, 'liked_songs', 'liked_at')).toEqual(own('Piece'))
    expect(await entriesOf(ids.bob, 'plays', 'id')).toEqual(own('Heard', 'Fog 2'))
    for (const user of [ids.ada, ids.bob]) {
      expect(await entriesOf(user, 'video_choices', 'chosen_at')).toEqual(own('Fog 2'))
      expect(await entriesOf(user, 'video_refusals', 'refused_at')).toEqual(own('Fog 2'))
    }
    const imported = sql`select song_id, position as place from import_entries`
    expect(await titlesOf(ids.bob, imported)).toEqual(own('Mist'))
  })

  it('keeps a song with its first holder, copies it for others, and deletes unheld songs', async () => {
    const songs = await rowsOf<{ id: string; userId: string; title: string }>(
      database,
      sql`select id, user_id as "userId", title from songs order by title, user_id`,
    )
    const countOf = (userId: string) => songs.filter((song) => song.userId === userId).length
    expect([ids.ada, ids.bob, ids.cy, ids.guest].map(countOf)).toEqual([4, 4, 0, 1])
    const holderOf = (id: string) => songs.find((song) => song.id === id)?.userId
    expect(holderOf(ids.fog)).toBe(ids.ada)
    expect(holderOf(ids.mist)).toBe(ids.bob)
    expect(holderOf(ids.upload)).toBe(ids.ada)
    expect(holderOf(ids.removed)).toBe(ids.ada)
    expect(songs.map(({ title }) => title)).not.toContain('Unheld secret')
    const copy = songs.find(({ userId, title }) => userId === ids.bob && title === 'Fog 2')
    expect(copy?.id.slice(0, 13)).toBe(ids.fog.slice(0, 13))
    expect(copy?.id.charAt(14)).toBe('7')
  })

  it('gives each user artists, albums and ids of services of their own', async () => {
    const [mixed] = await rowsOf(
      database,
      sql`select s.id from songs s
          left join albums al on al.id = s.album_id
          left join song_artists sa on sa.song_id = s.id
          left join artists a on a.id = sa.artist_id
        where al.user_id <> s.user_id or sa.user_id <> s.user_id or a.user_id <> s.user_id
          or a.id is not null and not s.artists @> jsonb_build_array(jsonb_build_object('id', a.id))
          or al.id is not null and s.album ->> 'id' <> al.id::text`,
    )
    expect(mixed).toBeUndefined()
    const names = await rowsOf<{ userId: string; name: string; sort: string }>(
      database,
      sql`select user_id as "userId", name, sort_name as sort from artists order by name, user_id`,
    )
    const artistsOf = (user: string) =>
      names.filter(({ userId }) => userId === user).map(({ name, sort }) => [name, sort])
    const both = [
      ['Drizzle 2', 'drizzle 0000000002'],
      ['The Rain', 'rain'],
    ]
    expect(artistsOf(ids.ada)).toEqual(both)
    expect(artistsOf(ids.bob)).toEqual(both)
    expect(artistsOf(ids.guest)).toEqual([['The Rain', 'rain']])
    const covers = await rowsOf(
      database,
      sql`select distinct title, sort_title, album_artist, cover_url from albums order by title`,
    )
    expect(covers).toEqual([
      {
        title: 'Storms 10',
        sort_title: 'storms 0000000010',
        album_artist: 'The Rain',
        cover_url: null,
      },
      {
        title: 'Weather',
        sort_title: 'weather',
        album_artist: 'The Rain',
        cover_url: 'https://i.scdn.co/image/weather',
      },
    ])
    const spotify = sql`select user_id from song_sources where external_id = 'fogId'`
    expect(await rowsOf(database, spotify)).toHaveLength(2)
  })

  it('joins recordings, so that an upload plays the imported song, and keeps both likes as one', async () => {
    const songs = await rowsOf<{ id: string; key: string; audio: string | null; bpm: number }>(
      database,
      sql`select id, recording_key as key, audio_hash as audio, bpm from songs
        where user_id = ${ids.ada} and title = 'Mist'`,
    )
    expect(new Set(songs.map(({ key }) => key)).size).toBe(1)
    expect(songs.map(({ audio }) => audio)).toEqual(Array(2).fill(`hash-${ids.upload}`))
    expect(songs.map(({ bpm }) => bpm)).toEqual([128, 128])
    const likes = sql`select song_id from liked_songs where user_id = ${ids.ada}`
    expect(await rowsOf(database, likes)).toHaveLength(1)
    const [demo] = await rowsOf(
      database,
      sql`select recording_key like 'name:%:90' as named, audio_hash, bpm from songs where title = 'Piece'`,
    )
    expect(demo).toEqual({ named: true, audio_hash: 'demo:piece-1', bpm: 96 })
    const [removed] = await rowsOf(
      database,
      sql`select liked_at is not null as liked, audio_hash from songs where id = ${ids.removed}`,
    )
    expect(removed).toEqual({ liked: true, audio_hash: null })
  })

  it('continues running shuffles at the same turn in the same order', async () => {
    const entriesOf = (session: string) =>
      titlesOf(
        ids.bob,
        sql`select encode(substring(added from n * 16 + 1 for 16), 'hex')::uuid as song_id, n as place
          from shuffle_revisions, generate_series(0, length(added) / 16 - 1) n
          where session_id = ${session}`,
      )
    expect(await entriesOf(ids.likedShuffle)).toEqual(own('Fog 2', 'Mist'))
    expect(await entriesOf(ids.libraryShuffle)).toEqual(own('Mist', 'Fog 2', 'Heard'))
    const running = await rowsOf(
      database,
      sql`select turn, revision, encode(track_order, 'hex') as "order" from shuffle_sessions
        join shuffle_sets on session_id = id where ended_at is null`,
    )
    expect(running).toEqual(Array(3).fill({ turn: 1, revision: 1, order: '0100000000000000' }))
  })

  it('keeps cached videos under keys without words of a title', async () => {
    const played = await rowsOf(
      database,
      sql`select distinct s.title, m.video_id from songs s join video_matches m on m.key = s.video_key
        where s.user_id in (${ids.ada}, ${ids.bob}) order by 1`,
    )
    expect(played).toEqual([
      { title: 'Fog 2', video_id: 'fogVideo123' },
      { title: 'Mist', video_id: 'mistVideo12' },
    ])
    const keys = await rowsOf<{ key: string }>(database, sql`select key from video_searches`)
    for (const { key } of keys) expect(key).toMatch(/^(isrc:[A-Z0-9]{12}|name:[\w-]{43})$/)
  })

  it('ranks fields of the catalogue lowest, and keeps those of uploads', async () => {
    const sources = await rowsOf(
      database,
      sql`select id = ${ids.upload} as upload, field_sources as sources, sort_title from songs
        where id in (${ids.fog}, ${ids.upload}) order by 1`,
    )
    expect(sources).toEqual([
      {
        upload: false,
        sort_title: 'fog 0000000002',
        sources: {
          ...{ title: 'migrated', artists: 'migrated', album: 'migrated', isrc: 'migrated' },
          ...{ explicit: 'migrated', durationMs: 'migrated' },
        },
      },
      {
        upload: true,
        sort_title: 'mist',
        sources: { title: 'edited', artists: 'edited', durationMs: 'tags' },
      },
    ])
    const vocabulary = await rowsOf<{ word: string }>(
      database,
      sql`select word from search_words where user_id = ${ids.bob} order by word`,
    )
    expect(vocabulary.map(({ word }) => word)).toEqual(['2', 'fog', 'gone', 'heard', 'mist'])
  })
})

it('leaves the database as it was if a user would lose an entry', async () => {
  const { database, migrate } = await databaseBefore(PREPARE)
  const ids = await fillEarlierLibrary(database)
  await database.execute(sql`insert into playlist_tracks (id, playlist_id, song_id, position)
      values (${uuidv7()}, ${ids.bobList}, ${ids.upload}, 'a9')`)
  const stateOf = () =>
    rowsOf(
      database,
      sql`select (select count(*)::int from songs) as songs,
          (select string_agg(table_name || '.' || column_name, ' ' order by 1) from (
            select table_name::text || '.' || column_name::text as table_name, '' as column_name
            from information_schema.columns where table_schema = 'public') c) as columns`,
    )
  const before = await stateOf()
  await expect(migrate()).rejects.toThrow(/tracks: 4 before, 3 after/)
  expect(await stateOf()).toEqual(before)
})
