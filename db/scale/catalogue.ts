import { type SQL, sql } from 'drizzle-orm'
import type { countsOf, Scale } from './generators'

const CHUNK_ROWS = 100_000

type Counts = ReturnType<typeof countsOf>

const coverUrl = (artist: string, album: string) =>
  `'https://i.scdn.co/image/' || ${artist} || '-' || ${album}`

/** The artist, album and title of each song, and the artists and albums of each library. */
export function artistsAndAlbums({ songs: count }: Scale, { artists }: Counts): SQL[] {
  return [
    sql.raw(`create temp table scale_songs as
      select drawn.n, drawn.owner, drawn.artist, drawn.title,
        1 + floor(pg_temp.share(n, 6) * a.albums)::int as album
      from (select n, pg_temp.owner_of(n) as owner,
          1 + floor(${artists} * pg_temp.share(n, 5) ^ 2)::int as artist,
          pg_temp.words(n, 16, 1 + (pg_temp.share(n, 7) * 4)::int) as title
        from generate_series(1::bigint, ${count}) n) drawn
      join scale_artists a on a.nth = drawn.artist`),
    sql.raw('create unique index on scale_songs (n)'),
    sql.raw('analyze scale_songs'),
    sql.raw(`insert into artists (id, user_id, name, sort_name, match_key)
      select pg_temp.artist_id(d.owner, a.nth), pg_temp.user_of(d.owner), a.name,
        left(lower(a.name), 100), lower(a.name) || '#' || a.nth
      from (select distinct owner, artist from scale_songs) d
      join scale_artists a on a.nth = d.artist on conflict do nothing`),
    sql.raw(`insert into albums
        (id, user_id, title, sort_title, match_key, album_artist, cover_url, release_year)
      select pg_temp.album_id(d.owner, al.artist, al.m), pg_temp.user_of(d.owner), al.title,
        left(lower(al.title), 100), lower(al.title) || '#' || al.artist || '#' || al.m, a.name,
        ${coverUrl('al.artist', 'al.m')}, 1960 + (al.artist * 7 + al.m) % 66
      from (select distinct owner, artist, album from scale_songs) d
      join scale_albums al on al.artist = d.artist and al.m = d.album
      join scale_artists a on a.nth = d.artist on conflict do nothing`),
  ]
}

/** Songs in chunks: few artists have many, a third has audio features, each fiftieth is an upload. */
export function songs({ songs: count }: Scale, { genres }: Counts): SQL[] {
  const chunks = Array.from(
    { length: Math.ceil(count / CHUNK_ROWS) },
    (_, chunk) => chunk * CHUNK_ROWS,
  )
  return chunks.map((from) =>
    sql.raw(`insert into songs (id, user_id, title, album_id, duration_ms, isrc, explicit, genres,
        release_year, source, match_key, recording_key, search, sort_artist, sort_title, artists,
        album, youtube_id, audio_hash, features, created_at)
      select pg_temp.id_of('song', n), pg_temp.user_of(s.owner), s.title,
        pg_temp.album_id(s.owner, s.artist, s.album),
        case when n % 50 <> 7 then (110000 + 260000 * pg_temp.share(n, 1))::int end,
        case when n % 4 <> 0 and not is_upload then 'XX' || lpad(n::text, 10, '0') end, n % 11 = 0,
        array(select g.name from generate_series(0, (n % 3)::int) k join scale_genres g
          on g.nth = floor(${genres}::float8 ^ pg_temp.share(n * 7 + k, 2))::int),
        1960 + (s.artist * 7 + s.album) % 66,
        case when is_upload then 'upload' when n % 10 < 7 then 'spotify' when n % 10 < 9 then 'file'
          else 'youtube' end,
        lower(s.title) || '|' || lower(a.name) || '#' || n,
        case when n % 4 <> 0 and not is_upload then 'isrc:XX' || lpad(n::text, 10, '0')
          else 'name:' || md5(n::text) || ':200' end,
        array_to_tsvector(array(select distinct w from unnest(string_to_array(
          lower(s.title || ' ' || a.name || ' ' || al.title), ' ')) w)),
        left(lower(a.name) || e'\\t' || lower(al.title || ' ' || s.title), 100),
        left(lower(s.title), 100),
        jsonb_build_array(jsonb_build_object('id', pg_temp.artist_id(s.owner, s.artist), 'name', a.name)),
        jsonb_build_object('id', pg_temp.album_id(s.owner, s.artist, s.album), 'title', al.title,
          'coverUrl', ${coverUrl('s.artist', 's.album')}),
        case when n % 10 = 9 and not is_upload then 'yt' || lpad(n::text, 9, '0') end,
        case when n % 3 = 0 then 'scale:' || n end,
        case when n % 3 = 0 then jsonb_build_object('bpm', 60 + floor(1200 * pg_temp.share(n, 3)) / 10,
          'key', 'A minor', 'camelot', '8A', 'energy', round(pg_temp.share(n, 4)::numeric, 2),
          'loudnessLufs', -11.2) end,
        timestamptz '2024-01-01' + n * interval '30 seconds'
      from (select *, n % 50 = 0 as is_upload from scale_songs
        where n between ${from + 1} and ${from + CHUNK_ROWS}) s
      join scale_artists a on a.nth = s.artist
      join scale_albums al on al.artist = s.artist and al.m = s.album
      on conflict do nothing`),
  )
}

/** Rows of other tables, derived from the songs. */
export const songDependents: SQL[] = [
  sql.raw(`insert into song_artists (user_id, song_id, artist_id, place)
    select s.user_id, s.id, (s.artists -> 0 ->> 'id')::uuid, 0 from songs s
    where not exists (select 1 from song_artists sa where sa.song_id = s.id)`),
  sql.raw(`insert into song_sources (user_id, source, external_id, song_id)
    select s.user_id, 'spotify', 'sp' || s.isrc, s.id from songs s
    where s.source = 'spotify' and s.isrc like 'XX%'
    union all
    select s.user_id, 'youtube', s.youtube_id, s.id from songs s where s.youtube_id like 'yt%'
    on conflict do nothing`),
  sql.raw(`insert into song_names (user_id, match_key, song_id)
    select user_id, match_key, id from songs on conflict do nothing`),
  sql.raw(`insert into audio_features (audio_hash, version, bpm, key, camelot, energy, loudness_lufs)
    select s.audio_hash, 1, s.bpm, 'A minor', '8A', (s.features ->> 'energy')::real, -11.2
    from songs s where s.features is not null on conflict do nothing`),
  sql.raw('truncate search_words'),
  sql.raw(`insert into search_words (user_id, word, uses)
    select s.user_id, w.word, count(*) from songs s, unnest(tsvector_to_array(s.search)) as w(word)
    group by s.user_id, w.word`),
]
