import { type SQL, Subquery, sql } from 'drizzle-orm'
import { holdings } from './held-songs'
import type { SongRow } from './song-columns'

export type SongFilter = {
  artist?: string
  album?: string
  genre?: string
  source?: SongRow['source']
  liked?: boolean
}
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

/**
 * Songs that the user holds, with a `sort_key`, sorted: each part is read in that order and merged.
 * The statement must begin with `smallLibrary`.
 */
export function orderedSongs({ userId, where, sort, after, limit }: Ordered): SQL {
  const { key, isDescending = false } = sort
  const order = (of: SQL) =>
    isDescending ? sql`order by ${of} desc, id desc` : sql`order by ${of}, id`
  const conditions = after
    ? [
        ...where,
        sql`(${key}, songs.id) ${sql.raw(isDescending ? '<' : '>')} (${sort.parse(after.key)}, ${after.id}::uuid)`,
      ]
    : where
  const most = sql.raw(String(limit))
  const parts = holdings(userId).map(
    (held) => sql`(select songs.*, ${key} as sort_key from ${held.from}
      where ${sql.join([held.where, ...conditions], sql` and `)} ${order(key)} limit ${most})`,
  )
  return sql`select * from (${sql.join(parts, sql` union all `)}) songs
    ${order(sql`sort_key`)} limit ${most}`
}

/** The conditions of a filter, on a table or subquery called `songs`. */
export const songConditions = (userId: string, filter: SongFilter): SQL[] => {
  const { artist, album, genre, source, liked } = filter
  return [
    album && sql`songs.album_id = ${album}`,
    source && sql`songs.source = ${source}`,
    genre && sql`songs.genres @> array[${genre}]`,
    artist &&
      sql`songs.id in (select sa.song_id from song_artists sa where sa.artist_id = ${artist})`,
    liked !== undefined &&
      sql`songs.id ${sql.raw(liked ? 'in' : 'not in')} (
        select l.song_id from liked_songs l where l.user_id = ${userId})`,
  ].filter((condition) => typeof condition === 'object')
}

/** The exact sort key of a row, for a cursor. */
export const sortKey = sql<string>`songs.sort_key::text`

/** A statement that returns rows of `songs`, for use in place of that table. */
export const songsSubquery = (rows: SQL) =>
  new Subquery(rows, {}, 'songs') as Subquery<'songs', Record<string, unknown>>
