import { type SQL, sql } from 'drizzle-orm'
import type { countsOf, Scale } from './generators'

const CHUNK_ROWS = 10_000
/** The library of the listener who signs in. */
const OWN_LIBRARY = { playlists: 2_000, tracks: 20_000, likes: 250, plays: 20_000 }

export const listeners = ({ users }: ReturnType<typeof countsOf>): SQL[] => [
  sql.raw(`insert into users (id, email, display_name)
    select pg_temp.id_of('user', n), 'listener-' || n || '@scale.example.org', 'Listener ' || n
    from generate_series(1, ${users}) n on conflict do nothing`),
]

const playlistsWithTracks = (
  owner: string,
  from: number,
  to: number,
  songs: number,
  tracks: string,
): SQL[] => [
  sql.raw(`insert into playlists (id, user_id, name, track_count, updated_at)
    select pg_temp.id_of('playlist', n), ${owner}, initcap(pg_temp.words(n, 21, 2)), ${tracks},
      timestamptz '2024-06-01' + n * interval '5 minutes'
    from generate_series(${from}::bigint, ${to}) n on conflict do nothing`),
  // Each second song is a popular one, the others are any.
  sql.raw(`insert into playlist_tracks (id, playlist_id, song_id, position, added_at)
    select pg_temp.id_of('track', n * 100000 + k), pg_temp.id_of('playlist', n), pg_temp.id_of('song',
        1 + (floor(${songs} * pg_temp.share(n * 100000 + k, 22) ^ (1 + k % 2 * 2))::bigint / 50 * 50
          + 1 + k % 49) % ${songs}),
      'b' || lpad(k::text, 8, '0') || 'V', timestamptz '2024-06-01' + n * interval '5 minutes'
    from generate_series(${from}::bigint, ${to}) n, generate_series(1, ${tracks}) k
    on conflict do nothing`),
]

/** The playlists of all users: most are short, some have hundreds of tracks. */
export function playlists({ songs, playlists: count }: Scale, users: number): SQL[] {
  const chunks = Array.from(
    { length: Math.ceil(count / CHUNK_ROWS) },
    (_, chunk) => chunk * CHUNK_ROWS,
  )
  return chunks.flatMap((from) =>
    playlistsWithTracks(
      `pg_temp.id_of('user', 1 + floor(${users} * pg_temp.share(n, 23))::int)`,
      from + 1,
      Math.min(count, from + CHUNK_ROWS),
      songs,
      '(5 + 100 * pg_temp.share(n, 24) ^ 3)::int',
    ),
  )
}

/** Likes, plays and chosen videos of all users, and the library of the listener who signs in. */
export function userData({ songs, playlists: count }: Scale, users: number, userId: string): SQL[] {
  const song = (by: string, salt: number) =>
    `pg_temp.id_of('song', 1 + (floor(${songs} * pg_temp.share(${by}, ${salt}) ^ 2)::bigint / 50 * 50 + 1
      + ${by} % 49) % ${songs})`
  const own = { ...OWN_LIBRARY, playlists: Math.min(OWN_LIBRARY.playlists, Math.ceil(count / 10)) }
  const tracks = Math.min(OWN_LIBRARY.tracks, songs)
  return [
    sql.raw(`insert into liked_songs (user_id, song_id, liked_at)
      select pg_temp.id_of('user', 1 + n % ${users}), ${song('n', 31)},
        timestamptz '2024-06-01' + n * interval '1 minute'
      from generate_series(1::bigint, ${users * 30}) n on conflict do nothing`),
    sql.raw(`insert into liked_songs (user_id, song_id, liked_at)
      select '${userId}', ${song('n', 32)}, timestamptz '2025-06-01' + n * interval '1 hour'
      from generate_series(1::bigint, ${Math.min(own.likes, songs / 4)}) n on conflict do nothing`),
    sql.raw(`insert into plays (id, user_id, song_id, outcome, played_ms, played_at)
      select pg_temp.id_of('play', n), case when n <= ${own.plays} then '${userId}'::uuid else
          pg_temp.id_of('user', 1 + n % ${users}) end,
        ${song('n', 33)}, case when n % 5 = 0 then 'skipped' else 'finished' end, 120000,
        now() - n * interval '7 minutes' * ${own.plays} / ${own.plays + users * 30}
      from generate_series(1::bigint, ${own.plays + users * 30}) n on conflict do nothing`),
    ...playlistsWithTracks(`'${userId}'::uuid`, count + 1, count + own.playlists, songs, '20'),
    ...playlistsWithTracks(
      `'${userId}'::uuid`,
      count + own.playlists + 1,
      count + own.playlists + 1,
      songs,
      `${tracks}`,
    ),
    sql.raw(`insert into video_choices (user_id, song_id, video_id)
      select pg_temp.id_of('user', 1 + n % ${users}), ${song('n', 34)}, 'chosen' || n
      from generate_series(1::bigint, ${users}) n on conflict do nothing`),
    sql.raw(`update playlists p set total_duration_ms = t.ms
      from (select t.playlist_id, sum(s.duration_ms) as ms from playlist_tracks t
        join songs s on s.id = t.song_id group by t.playlist_id) t where t.playlist_id = p.id`),
  ]
}
