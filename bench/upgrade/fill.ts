import { type SQL, sql } from 'drizzle-orm'
import { ensurePlayPartitions } from '@/db/play-partitions'
import type { Database } from '@/db/postgres'
import { countsOf, createGenerators } from '@/db/scale/generators'

export type EarlierScale = {
  /** Songs of all libraries after the upgrade, about. */
  songs: number
  users: number
}

/** A song is in the libraries of four users, on average. */
const HOLDERS_PER_SONG = 4
/** One user has a tenth of all songs, but at most this many. */
const MAX_LARGE_LIBRARY = 100_000
const TRACKS_PER_LIST = 300

/**
 * Fills a database before `0021_library_prepare`: a catalogue of songs that users share in lists,
 * likes and plays. Few songs are in many libraries; the first user has the largest one. Only a
 * superuser can skip its triggers and foreign keys.
 */
export async function fillEarlier(database: Database, scale: EarlierScale): Promise<void> {
  const catalogue = Math.round(scale.songs / HOLDERS_PER_SONG)
  const large = Math.min(MAX_LARGE_LIBRARY, Math.round(scale.songs / 10))
  const perUser = Math.round((scale.songs - large) / (scale.users - 1))
  const counts = countsOf({ songs: catalogue, playlists: scale.users * 100 })
  await ensurePlayPartitions(database)
  await database.execute(sql`set session_replication_role = replica`)
  const statements = [
    ...createGenerators(counts, crypto.randomUUID()),
    ...catalogueOf(catalogue, counts),
    ...holdings({ ...scale, large, perUser, catalogue }),
  ]
  for (const statement of statements) await database.execute(statement)
  await database.execute(sql`reset session_replication_role`)
  await database.execute(sql`vacuum analyze`)
}

function catalogueOf(songs: number, { artists }: ReturnType<typeof countsOf>): SQL[] {
  return [
    sql.raw(`insert into artists (id, name, match_key)
      select pg_temp.id_of('artist', nth), name, lower(name) || ' ' || nth from scale_artists`),
    sql.raw(`insert into albums (id, title, match_key, cover_url, release_year)
      select pg_temp.id_of('album', al.artist * 1000 + al.m), al.title,
        lower(al.title) || ' ' || al.m || '|' || lower(a.name) || ' ' || a.nth,
        'https://i.scdn.co/image/' || al.artist || '-' || al.m, 1960 + al.artist % 66
      from scale_albums al join scale_artists a on a.nth = al.artist`),
    sql.raw(`create temp table earlier_songs as
      select n, a.nth as artist, 1 + floor(pg_temp.share(n, 6) * a.albums)::int as album,
        pg_temp.words(n, 16, 1 + (pg_temp.share(n, 7) * 4)::int) as title
      from generate_series(1::bigint, ${songs}) n
      join scale_artists a on a.nth = 1 + floor(${artists} * pg_temp.share(n, 5) ^ 2)::int`),
    sql.raw('analyze earlier_songs'),
    sql.raw(`insert into songs (id, title, album_id, duration_ms, isrc, source, match_key, search,
        sort_artist, sort_title, artists, album, youtube_id, created_at)
      select pg_temp.id_of('song', n), s.title, pg_temp.id_of('album', s.artist * 1000 + s.album),
        (110000 + 260000 * pg_temp.share(n, 1))::int,
        case when n % 2 = 0 then 'XX' || lpad(n::text, 10, '0') end,
        case when n % 2 = 0 then 'spotify' when n % 10 < 9 then 'file' else 'youtube' end,
        lower(s.title) || '|' || lower(a.name) || ' ' || a.nth,
        array_to_tsvector(array(select distinct w from unnest(string_to_array(
          lower(s.title || ' ' || a.name || ' ' || al.title), ' ')) w)),
        left(lower(a.name) || e'\\t' || lower(al.title || ' ' || s.title), 100),
        left(lower(s.title), 100),
        jsonb_build_array(jsonb_build_object('id', pg_temp.id_of('artist', a.nth), 'name', a.name)),
        jsonb_build_object('id', pg_temp.id_of('album', s.artist * 1000 + s.album), 'title', al.title,
          'coverUrl', 'https://i.scdn.co/image/' || al.artist || '-' || al.m),
        case when n % 10 = 9 then 'yt' || lpad(n::text, 9, '0') end,
        timestamptz '2024-01-01' + n * interval '1 minute'
      from earlier_songs s join scale_artists a on a.nth = s.artist
      join scale_albums al on al.artist = s.artist and al.m = s.album on conflict do nothing`),
    sql.raw(`insert into song_artists (song_id, artist_id, place)
      select id, (artists -> 0 ->> 'id')::uuid, 0 from songs`),
    sql.raw(`insert into song_sources (source, external_id, song_id)
      select 'spotify', 'sp' || isrc, id from songs where isrc is not null
      union all select 'youtube', youtube_id, id from songs where youtube_id is not null`),
    sql.raw(`insert into video_searches (key, searched_at)
      select 'isrc:' || isrc, now() from songs where isrc is not null limit ${Math.round(songs / 10)}`),
  ]
}

type Holdings = EarlierScale & { large: number; perUser: number; catalogue: number }

function holdings({ users, large, perUser, catalogue }: Holdings): SQL[] {
  return [
    sql.raw(`insert into users (id, email, display_name)
      select pg_temp.id_of('user', u), 'listener-' || u || '@example.org', 'Listener ' || u
      from generate_series(1, ${users}) u`),
    // Popular songs have low numbers. The order in a library is random, but the same on each run.
    sql.raw(`create temp table earlier_holdings as
      select u, song, row_number() over (partition by u order by pg_temp.share(song, u)) - 1 as nth
      from (
        select 1 as u, song from generate_series(1::bigint, ${large}) song
        union all
        select distinct u, 1 + floor(${catalogue} * pg_temp.share(u * 1000000::bigint + k, 21) ^ 1.5)::bigint
        from generate_series(2, ${users}) u, generate_series(1, ${perUser}) k) held`),
    sql.raw('analyze earlier_holdings'),
    sql.raw(`insert into playlists (id, user_id, name)
      select pg_temp.id_of('list', u * 1000::bigint + list), pg_temp.id_of('user', u), 'List ' || list
      from (select distinct u, nth / ${TRACKS_PER_LIST} as list from earlier_holdings) l`),
    sql.raw(`insert into playlist_tracks (id, playlist_id, song_id, position, added_at)
      select pg_temp.id_of('track', u * 1000000::bigint + nth),
        pg_temp.id_of('list', u * 1000::bigint + nth / ${TRACKS_PER_LIST}),
        pg_temp.id_of('song', song), 'a' || lpad((nth % ${TRACKS_PER_LIST})::text, 4, '0'),
        timestamptz '2025-01-01' + pg_temp.share(song, u) * interval '300 days'
      from earlier_holdings`),
    sql.raw(`insert into liked_songs (user_id, song_id, liked_at)
      select pg_temp.id_of('user', u), pg_temp.id_of('song', song), now() from earlier_holdings
      where nth % 10 = 0`),
    sql.raw(`insert into plays (id, user_id, song_id, outcome, played_ms, played_at)
      select pg_temp.id_of('play', u * 1000000::bigint + nth), pg_temp.id_of('user', u),
        pg_temp.id_of('song', song), 'finished', 120000, now() - nth * interval '1 minute'
      from earlier_holdings where nth % 4 = 0 and nth < 20000`),
    sql.raw(`insert into video_choices (user_id, song_id, video_id)
      select pg_temp.id_of('user', u), pg_temp.id_of('song', song), 'chosen' || u
      from earlier_holdings where nth = 1`),
  ]
}
