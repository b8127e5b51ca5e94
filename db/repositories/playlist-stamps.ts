import { and, asc, eq, sql } from 'drizzle-orm'
import { batched } from '../batch-loader'
import type { Database } from '../postgres'
import { playlists, playlistTracks } from '../schema/playlists'
import { songs } from '../schema/songs'
import { isPresentTrack, isSongOf, trackColumns } from './playlist-tracks'

type Page = { userId: string; playlistId: string; limit: number }
type Stamp = { version: number; stamp: string }

const list = (name: string) => sql`string_to_array(${sql.placeholder(name)}::text, ',')`

// The hash covers the playlist's row and all columns of its first tracks, so it changes with
// everything that a response contains.
const loadStamp = batched<Page, Stamp>((db) => {
  const page = db
    .select(trackColumns(sql`w.user_id`))
    .from(playlistTracks)
    .innerJoin(songs, isSongOf(sql`w.user_id`))
    .where(and(eq(playlistTracks.playlistId, sql`w.id`), isPresentTrack))
    .orderBy(asc(playlistTracks.position))
  const content = sql`${playlists}::text || coalesce(
    (select string_agg(page::text, '') from (${page} limit w.max_rows) page), '')`
  const statement = db
    .select({
      n: sql<number>`w.n::int`,
      version: playlists.version,
      stamp: sql<string>`encode(sha256(convert_to(${content}, 'UTF8')), 'hex')`,
    })
    .from(
      sql`unnest(${list('users')}::uuid[], ${list('ids')}::uuid[], ${list('limits')}::int[])
        with ordinality as w(user_id, id, max_rows, n)`,
    )
    .innerJoin(playlists, sql`${playlists.id} = w.id and ${playlists.userId} = w.user_id`)
    .prepare('playlist_stamps')
  return (pages) =>
    statement.execute({
      users: pages.map(({ userId }) => userId).join(),
      ids: pages.map(({ playlistId }) => playlistId).join(),
      limits: pages.map(({ limit }) => limit + 1).join(),
    })
})

/** Hashes of playlists, for conditional requests. */
export const playlistStampRepository = (db: Database) => ({
  /** The version of a playlist, and a hash of it with its first `limit` tracks. */
  find: (page: Page): Promise<Stamp | undefined> => loadStamp(db, page),
})
