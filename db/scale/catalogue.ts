import { type SQL, sql } from 'drizzle-orm'
import type { countsOf, Scale } from './generators'

const CHUNK_ROWS = 100_000

type Counts = ReturnType<typeof countsOf>

export const artistsAndAlbums: SQL[] = [
  sql.raw(`insert into artists (id, name, match_key)
    select id, name, lower(name) || '#' || nth from scale_artists on conflict do nothing`),
  sql.raw(`insert into albums (id, title, match_key, cover_url, release_year)
    select id, title, lower(title) || '#' || artist || '#' || m,
      'https://covers.example.org/' || artist || '/' || m, 1960 + (artist * 7 + m) % 66
    from scale_albums on conflict do nothing`),
]

/** Songs in chunks: few artists have many, a third has audio features, each fiftieth is an upload. */
export function songs({ songs: count }: Scale, { artists, genres, users }: Counts): SQL[] {
  const chunks = Array.from(
    { length: Math.ceil(count / CHUNK_ROWS) },
    (_, chunk) => chunk * CHUNK_ROWS,
  )
  return chunks.map((from) =>
    sql.raw(`insert into songs (id, owner_id, title, album_id, duration_ms, isrc, explicit, genres,
        release_year, source, match_key, search, sort_artist, sort_title, artists, album, youtube_id,
        features, created_at)
      select pg_temp.id_of('song', n), case when is_upload then
          pg_temp.id_of('user', 1 + floor(pg_temp.share(n, 8) * ${users})::int) end,
        s.title, al.id,
        case when n % 50 <> 7 then (110000 + 260000 * pg_temp.share(n, 1))::int end,
        case when n % 4 <> 0 and not is_upload then 'XX' || lpad(n::text, 10, '0') end, n % 11 = 0,
        array(select g.name from generate_series(0, (n % 3)::int) k join scale_genres g
          on g.nth = floor(${genres}::float8 ^ pg_temp.share(n * 7 + k, 2))::int),
        1960 + (s.artist * 7 + s.m) % 66,
        case when is_upload then 'upload' when n % 10 < 7 then 'spotify' when n % 10 < 9 then 'file'
          else 'youtube' end,
        lower(s.title) || '|' || lower(a.name) || '#' || n,
        array_to_tsvector(array(select distinct w from unnest(string_to_array(
          lower(s.title || ' ' || a.name || ' ' || al.title), ' ')) w)),
        left(lower(a.name) || e'\\t' || lower(al.title || ' ' || s.title), 100),
        left(lower(s.title), 100),
        jsonb_build_array(jsonb_build_object('id', a.id, 'name', a.name)),
        jsonb_build_object('id', al.id, 'title', al.title, 'coverUrl',
          'https://covers.example.org/' || s.artist || '/' || s.m),
        case when n % 10 = 9 and not is_upload then 'yt' || lpad(n::text, 9, '0') end,
        case when n % 3 = 0 then jsonb_build_object('bpm', 60 + floor(1200 * pg_temp.share(n, 3)) / 10,
          'key', 'A minor', 'camelot', '8A', 'energy', round(pg_temp.share(n, 4)::numeric, 2),
          'loudnessLufs', -11.2) end,
        timestamptz '2024-01-01' + n * interval '30 seconds'
      from (select n, n % 50 = 0 as is_upload,
          1 + floor(${artists} * pg_temp.share(n, 5) ^ 2)::int as artist,
          pg_temp.share(n, 6) as album_share, 0 as m,
          pg_temp.words(n, 16, 1 + (pg_temp.share(n, 7) * 4)::int) as title
        from generate_series(${from + 1}::bigint, ${Math.min(count, from + CHUNK_ROWS)}) n) drawn
      join scale_artists a on a.nth = drawn.artist
      cross join lateral (select drawn.title, drawn.artist, 1 + floor(drawn.album_share * a.albums)::int as m) s
      join scale_albums al on al.artist = s.artist and al.m = s.m
      on conflict do nothing`),
  )
}

/** Rows of other tables, derived from the songs. */
export const songDependents: SQL[] = [
  sql.raw(`insert into song_artists (song_id, artist_id, place)
    select s.id, (s.artists -> 0 ->> 'id')::uuid, 0 from songs s
    where not exists (select 1 from song_artists sa where sa.song_id = s.id)`),
  sql.raw(`insert into song_sources (source, external_id, song_id)
    select 'spotify', 'sp' || s.isrc, s.id from songs s where s.source = 'spotify' and s.isrc like 'XX%'
    union all
    select 'youtube', s.youtube_id, s.id from songs s where s.youtube_id like 'yt%'
    on conflict do nothing`),
  sql.raw(`insert into audio_features (song_id, version, bpm, key, camelot, energy, loudness_lufs)
    select s.id, 1, s.bpm, 'A minor', '8A', (s.features ->> 'energy')::real, -11.2
    from songs s where s.features is not null on conflict do nothing`),
  sql.raw('truncate search_words'),
  sql.raw(`insert into search_words (word, uses)
    select w.word, count(*) from songs s, unnest(tsvector_to_array(s.search)) as w(word)
    where s.owner_id is null group by w.word`),
]
