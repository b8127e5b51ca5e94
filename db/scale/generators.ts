import { type SQL, sql } from 'drizzle-orm'

/** The number of songs in all libraries, and of playlists with them. */
export type Scale = { songs: number; playlists: number }

/** The most songs of the listener who signs in. */
const MAX_OWN_SONGS = 100_000

/** The numbers of everything else, in the proportions of real libraries. */
export function countsOf({ songs, playlists }: Scale) {
  const users = Math.max(10, Math.round(playlists / 100))
  const ownSongs = Math.min(MAX_OWN_SONGS, Math.round(songs / 3))
  return {
    users,
    /** The songs of the listener who signs in, and of each other user. */
    ownSongs,
    songsPerUser: Math.max(1, Math.floor((songs - ownSongs) / users)),
    // Heaps' law: a hundred times the songs have about sixteen times the words.
    words: Math.round(40 * songs ** 0.6),
    artists: Math.max(10, Math.round(songs / 12)),
    genres: 300,
  }
}

const SYLLABLES =
  'ka lo mi ren ta su vel dor an shi ber no ri gal ma te lin os pra qui fen ju zar wy ath ble cor du em'.split(
    ' ',
  )

/**
 * Creates temporary functions and tables for the other statements. `share(n, salt)` is a number in
 * [0, 1) that is the same on each run; `id_of(kind, n)` is a UUIDv7. Owner 0 is the listener who
 * signs in, with the first songs; each other user has the same number.
 */
export const createGenerators = (
  { words, artists, genres, users, ownSongs, songsPerUser }: ReturnType<typeof countsOf>,
  userId: string,
): SQL[] => [
  sql.raw(`create function pg_temp.share(n bigint, salt int) returns float8 language sql immutable
    return (hashint8extended(n, salt) & 1073741823)::float8 / 1073741824`),
  sql.raw(`create function pg_temp.id_of(kind text, n bigint) returns uuid language sql immutable
    return (lpad(to_hex(1704067200000 + n * 20), 12, '0') || '7' || substr(md5(kind || n), 1, 3)
      || '8' || substr(md5(kind || n), 4, 15))::uuid`),
  sql.raw(`create function pg_temp.owner_of(song bigint) returns bigint language sql immutable
    return case when song <= ${ownSongs} then 0
      else least(${users}, 1 + (song - ${ownSongs} - 1) / ${songsPerUser}) end`),
  sql.raw(`create function pg_temp.user_of(owner bigint) returns uuid language sql immutable
    return case when owner = 0 then '${userId}'::uuid else pg_temp.id_of('user', owner) end`),
  // The number of a song of an owner; 0 <= share < 1.
  sql.raw(`create function pg_temp.song_of(owner bigint, share float8) returns uuid language sql immutable
    return pg_temp.id_of('song', case when owner = 0 then 1 + floor(${ownSongs} * share)::bigint
      else ${ownSongs} + (owner - 1) * ${songsPerUser} + 1 + floor(${songsPerUser} * share)::bigint end)`),
  sql.raw(`create function pg_temp.artist_id(owner bigint, artist int) returns uuid language sql immutable
    return pg_temp.id_of('artist', owner * 1000000 + artist)`),
  sql.raw(`create function pg_temp.album_id(owner bigint, artist int, album int) returns uuid
    language sql immutable
    return pg_temp.id_of('album', owner * 1000000000 + artist::bigint * 1000 + album)`),
  sql.raw(`create temp table scale_words as
    select n, s[1 + n % ${SYLLABLES.length}] || s[1 + n / ${SYLLABLES.length} % ${SYLLABLES.length}]
      || case when n >= ${SYLLABLES.length ** 2} then s[1 + n / ${SYLLABLES.length ** 2} % ${SYLLABLES.length}] else '' end
      || case when n >= ${SYLLABLES.length ** 3} then s[1 + n / ${SYLLABLES.length ** 3}] else '' end as word
    from generate_series(0, ${words - 1}) n,
      (select array['${SYLLABLES.join("','")}'] as s) syllables`),
  sql.raw('create unique index on scale_words (n)'),
  sql.raw('analyze scale_words'),
  // Zipf's law: the frequency of a word falls with its rank.
  sql.raw(`create function pg_temp.words(seed bigint, salt int, many int) returns text language sql stable
    return (select string_agg((select initcap(w.word) from scale_words w
      where w.n = floor(${words}::float8 ^ pg_temp.share(seed * 31 + k, salt))::int - 1), ' ')
      from generate_series(1, many) k)`),
  sql.raw(`create temp table scale_artists as
    select n as nth,
      pg_temp.words(n, 11, 1 + (pg_temp.share(n, 12) * 2.4)::int) as name,
      1 + floor((sqrt(n / ${artists}::float8) - sqrt((n - 1) / ${artists}::float8)) * ${artists * 12} / 11)::int
        as albums
    from generate_series(1, ${artists}) n`),
  sql.raw('create unique index on scale_artists (nth)'),
  sql.raw(`create temp table scale_albums as
    select a.nth as artist, m,
      pg_temp.words(a.nth * 1000 + m, 13, 1 + (pg_temp.share(a.nth * 1000 + m, 14) * 2)::int) as title
    from scale_artists a, generate_series(1, a.albums) m`),
  sql.raw('create unique index on scale_albums (artist, m)'),
  sql.raw(`create temp table scale_genres as
    select n as nth, lower(pg_temp.words(n, 15, 1 + n % 2)) || case when n % 3 = 0 then ' pop' else '' end as name
    from generate_series(1, ${genres}) n`),
  sql.raw('create unique index on scale_genres (nth)'),
  sql.raw('analyze scale_artists, scale_albums, scale_genres'),
]
