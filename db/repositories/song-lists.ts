import { type SQL, Subquery, sql } from 'drizzle-orm'
import type { SongFilter } from '../schema/views'

type Sort = {
  key: SQL
  /** Casts the key of a cursor to the key's type. */
  parse: (key: string) => SQL
  isDescending?: boolean
}

// The expressions of the indexes; songs without a value come last.
export const songSorts = {
  title: { key: sql`songs.sort_title`, parse: (key) => sql`${key}::text` },
  artist: { key: sql`songs.sort_artist`, parse: (key) => sql`${key}::text` },
  '-createdAt': {
    key: sql`songs.created_at`,
    parse: (key) => sql`${key}::timestamptz`,
    isDescending: true,
  },
  duration: {
    key: sql`coalesce(songs.duration_ms, 2147483647)`,
    parse: (key) => sql`${key}::integer`,
  },
  bpm: { key: sql`coalesce(songs.bpm, 'infinity')`, parse: (key) => sql`${key}::real` },
} satisfies Record<string, Sort>
export type SongSort = keyof typeof songSorts

type Ordered = {
  userId: string
  where: SQL[]
  sort: Sort
  after?: { key: string; id: string }
  /** The maximum number of rows; an integer, written into the statement for the planner. */
  limit: number
}

/** Present songs of a user in order, with `sort_key`, read from an index in that order. */
export function orderedSongs({ userId, where, sort, after, limit }: Ordered): SQL {
  const { key, isDescending = false } = sort
  const conditions = after
    ? [
        ...where,
        sql`(${key}, songs.id) ${sql.raw(isDescending ? '<' : '>')} (${sort.parse(after.key)}, ${after.id}::uuid)`,
      ]
    : where
  const most = sql.raw(String(limit))
  const order = isDescending
    ? sql`order by ${key} desc, songs.id desc`
    : sql`order by ${key}, songs.id`
  return sql`select songs.*, ${key} as sort_key from songs
    where ${sql.join([isPresent(userId), ...conditions], sql` and `)} ${order} limit ${most}`
}

/** Whether a row of a table or subquery called `songs` is a present one of the user. */
export const isPresent = (userId: string): SQL =>
  sql`songs.user_id = ${userId} and songs.removed_at is null`

/** The conditions of a filter, on a table or subquery called `songs`. */
export const songConditions = (userId: string, filter: SongFilter): SQL[] => {
  const { artist, album, genre, source, liked } = filter
  return [
    album && sql`songs.album_id = ${album}`,
    source && sql`songs.source = ${source}`,
    genre && sql`songs.genres @> array[${genre}]`,
    artist &&
      sql`songs.id in (select sa.song_id from song_artists sa
        where sa.user_id = ${userId} and sa.artist_id = ${artist})`,
    liked !== undefined &&
      sql`songs.recording_key ${sql.raw(liked ? 'in' : 'not in')} (
        select l.recording_key from liked_songs l where l.user_id = ${userId})`,
  ].filter((condition) => typeof condition === 'object')
}

/** The exact sort key of a row, for a cursor. */
export const sortKey = sql<string>`songs.sort_key::text`

/** A statement that returns rows of `songs`, for use in place of that table. */
export const songsSubquery = (rows: SQL) =>
  new Subquery(rows, {}, 'songs') as Subquery<'songs', Record<string, unknown>>
