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

type Lists = { owner: string; from: number; to: number; tracks: string }

/** Playlists `from` to `to` of owners; `owner` and `tracks` are SQL over the number `n` of each. */
const playlistsWithTracks = ({ owner, from, to, tracks }: Lists): SQL[] => [
  sql.raw(`insert into playlists (id, user_id, name, track_count, updated_at)
    select pg_temp.id_of('playlist', n), pg_temp.user_of(${owner}), initcap(pg_temp.words(n, 21, 2)),
      ${tracks}, timestamptz '2024-06-01' + n * interval '5 minutes'
    from generate_series(${from}::bigint, ${to}) n on conflict do nothing`),
  // Each second song is a popular one of its owner, the others are any.
  sql.raw(`insert into playlist_tracks (id, playlist_id, song_id, position, added_at)
    select pg_temp.id_of('track', n * 100000 + k), pg_temp.id_of('playlist', n),
      pg_temp.song_of(${owner}, pg_temp.share(n * 100000 + k, 22) ^ (1 + k % 2 * 2)),
      'b' || lpad(k::text, 8, '0') || 'V', timestamptz '2024-06-01' + n * interval '5 minutes'
    from generate_series(${from}::bigint, ${to}) n, generate_series(1, ${tracks}) k
    on conflict do nothing`),
]

/** The playlists of all users: most are short, some have hundreds of tracks. */
export function playlists({ playlists: count }: Scale, users: number): SQL[] {
  const chunks = Array.from(
    { length: Math.ceil(count / CHUNK_ROWS) },
    (_, chunk) => chunk * CHUNK_ROWS,
  )
  return chunks.flatMap((from) =>
    playlistsWithTracks({
      owner: `1 + floor(${users} * pg_temp.share(n, 23))::bigint`,
      from: from + 1,
      to: Math.min(count, from + CHUNK_ROWS),
      tracks: '(5 + 100 * pg_temp.share(n, 24) ^ 3)::int',
    }),
  )
}

/** Likes, plays and chosen videos of all users, and the playlists of the listener who signs in. */
export function userData(
  { songs, playlists: count }: Scale,
  { users, ownSongs }: ReturnType<typeof countsOf>,
): SQL[] {
  const own = { ...OWN_LIBRARY, playlists: Math.min(OWN_LIBRARY.playlists, Math.ceil(count / 10)) }
  const user = `1 + n % ${users}`
  const song = (owner: string, salt: number) =>
    `pg_temp.song_of(${owner}, pg_temp.share(n, ${salt}) ^ 2)`
  const likes = (
    owner: string,
    { salt, rows, since }: Record<'salt' | 'rows', number> & { since: string },
  ) =>
    sql.raw(`insert into liked_songs (user_id, recording_key, song_id, liked_at)
      select s.user_id, s.recording_key, s.id, ${since}
      from generate_series(1::bigint, ${rows}) n join songs s on s.id = ${song(owner, salt)}
      on conflict do nothing`)
  return [
    likes(user, {
      salt: 31,
      rows: users * 30,
      since: `timestamptz '2024-06-01' + n * interval '1 minute'`,
    }),
    likes('0', {
      salt: 32,
      rows: Math.min(own.likes, songs / 4),
      since: `timestamptz '2025-06-01' + n * interval '1 hour'`,
    }),
    sql.raw(`insert into plays (id, user_id, song_id, outcome, played_ms, played_at)
      select pg_temp.id_of('play', n), pg_temp.user_of(owner), ${song('owner', 33)},
        case when n % 5 = 0 then 'skipped' else 'finished' end, 120000,
        now() - n * interval '7 minutes' * ${own.plays} / ${own.plays + users * 30}
      from (select n, case when n <= ${own.plays} then 0 else ${user} end as owner
        from generate_series(1::bigint, ${own.plays + users * 30}) n) played on conflict do nothing`),
    ...playlistsWithTracks({
      owner: '0',
      from: count + 1,
      to: count + own.playlists,
      tracks: '20',
    }),
    ...playlistsWithTracks({
      owner: '0',
      from: count + own.playlists + 1,
      to: count + own.playlists + 1,
      tracks: `${Math.min(own.tracks, ownSongs)}`,
    }),
    sql.raw(`insert into video_choices (user_id, song_id, video_id)
      select pg_temp.user_of(${user}), ${song(user, 34)}, 'chosen' || n
      from generate_series(1::bigint, ${users}) n on conflict do nothing`),
    sql.raw(`update playlists p set total_duration_ms = t.ms
      from (select t.playlist_id, sum(s.duration_ms) as ms from playlist_tracks t
        join songs s on s.id = t.song_id group by t.playlist_id) t where t.playlist_id = p.id`),
  ]
}
