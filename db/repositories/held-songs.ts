import { type SQL, sql } from 'drizzle-orm'
import type { Bound } from '../prepared'

/** A part of the songs that a user holds: rows named `songs`, and the condition that selects them. */
export type Holding = { from: SQL; where: SQL }

/** A library with at most so many tracks and likes is read whole, and sorted. */
const MAX_SMALL_LIBRARY = 3_000

/** Ids of the shared songs in a user's playlists and likes, without removed tracks, each once. */
export const heldSongIds = (userId: Bound): SQL => sql`
  select t.song_id from playlists p join playlist_tracks t on t.playlist_id = p.id
    where p.user_id = ${userId} and t.removed_at is null
  union select l.song_id from liked_songs l where l.user_id = ${userId}`

const isSmall = (userId: Bound): SQL => sql`(
  (select coalesce(sum(p.track_count), 0) from playlists p where p.user_id = ${userId})
  + (select count(*) from liked_songs l where l.user_id = ${userId})
  <= ${sql.raw(String(MAX_SMALL_LIBRARY))})`

/**
 * The common table expression that `holdings` reads from: the shared songs of a user with a small
 * library, looked up by their ids, so that the size of the catalogue does not matter. Empty for a
 * user with a large one.
 */
export const smallLibrary = (userId: Bound): SQL => sql`small_library as materialized (
  select songs.* from unnest(array(${heldSongIds(userId)})) as held (song_id)
  join songs on songs.id = held.song_id
  where ${isSmall(userId)} and (songs.owner_id is null) is true)`

/**
 * The songs of a user's playlists and likes, and their uploads. No song is in two parts, and only one
 * of the first two has rows. A user with a large library holds a large share of the catalogue, so
 * its songs are checked one by one until there are enough. The statement must begin with
 * `smallLibrary`.
 */
export function holdings(userId: Bound): Holding[] {
  // Every track of the song is counted, and its owner looked up: as a join or with more conditions,
  // the planner may read the whole library, or an index from end to end, for each song instead.
  const uses = sql`(select count(*) from liked_songs l
      where l.user_id = ${userId} and l.song_id = songs.id)
    + (select count(*) filter (where t.removed_at is null and ${ownsTrackOf(userId)})
      from playlist_tracks t where t.song_id = songs.id)`
  return [
    { from: sql`small_library songs`, where: sql`true` },
    {
      from: sql`songs`,
      where: sql`not ${isSmall(userId)} and songs.owner_id is null and ${uses} > 0`,
    },
    { from: sql`songs`, where: isOwn(userId) },
  ]
}

/** Whether a row of `songs` is an upload of the user that was not removed. */
export const isOwn = (userId: Bound): SQL =>
  sql`songs.owner_id = ${userId} and songs.removed_at is null`

const ownsTrackOf = (userId: Bound): SQL => sql`
  (select p.user_id from playlists p where p.id = t.playlist_id) = ${userId}`

/**
 * Whether a user may open a row of `songs` by its id: what they hold, and what a list, the history
 * or an undo may still name, which are removed tracks, plays, and songs that left within a day.
 */
export const isVisibleTo = (userId: Bound): SQL => sql`(${isOwn(userId)}
  or songs.owner_id is null and (
    exists (select 1 from liked_songs l where l.user_id = ${userId} and l.song_id = songs.id)
    or exists (select 1 from plays h where h.user_id = ${userId} and h.song_id = songs.id)
    or exists (select 1 from former_songs f where f.user_id = ${userId} and f.song_id = songs.id
      and f.left_at > now() - interval '1 day')
    or exists (select 1 from playlist_tracks t
      where t.song_id = songs.id and ${ownsTrackOf(userId)})))`
