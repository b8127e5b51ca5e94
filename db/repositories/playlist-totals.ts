import { type SQL, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { playlists } from '../schema/playlists'
import { isOwnedBy, type OwnedKey } from './owned'
import type { PlaylistRow } from './playlists'
import { toUuids } from './uuid-arrays'

const isOwned = isOwnedBy(playlists)

const nextVersion = () => ({
  version: sql`${playlists.version} + 1`,
  updatedAt: sql`now()`,
})

const durationOf = (trackIds: readonly string[]): SQL =>
  sql`(select coalesce(sum(s.duration_ms), 0) from playlist_tracks t join songs s on s.id = t.song_id
    where t.id = any(${toUuids(trackIds)}))`

/** The counts that a playlist stores about its tracks. */
export const playlistTotalRepository = (db: Database) => ({
  /** Counts all tracks after a change of them, and raises the version. */
  async recount(owned: OwnedKey): Promise<PlaylistRow> {
    const updated = await db
      .update(playlists)
      .set({
        trackCount: sql`(select count(*) from playlist_tracks t
          where t.playlist_id = ${owned.id} and t.removed_at is null)`,
        totalDurationMs: sql`(select coalesce(sum(s.duration_ms), 0) from playlist_tracks t
          join songs s on s.id = t.song_id
          where t.playlist_id = ${owned.id} and t.removed_at is null)`,
        ...nextVersion(),
      })
      .where(isOwned(owned))
      .returning()
    return expectRow(updated)
  },

  /** The same for several playlists of a user that have tracks. */
  async recountMany(userId: string, ids: readonly string[]): Promise<void> {
    await db.execute(sql`
      update playlists p set track_count = c.tracks, total_duration_ms = c.duration,
        version = p.version + 1, updated_at = now()
      from (select t.playlist_id, count(*) as tracks, coalesce(sum(s.duration_ms), 0) as duration
        from playlist_tracks t join songs s on s.id = t.song_id
        where t.playlist_id = any(${toUuids(ids)}) and t.removed_at is null
        group by t.playlist_id) c
      where p.id = c.playlist_id and p.user_id = ${userId}`)
  },

  /** Adds tracks to the counts. A trigger adjusts the total when the duration of a song changes. */
  async include(owned: OwnedKey, trackIds: readonly string[]): Promise<void> {
    await db
      .update(playlists)
      .set({
        trackCount: sql`${playlists.trackCount} + ${trackIds.length}::int`,
        totalDurationMs: sql`${playlists.totalDurationMs} + ${durationOf(trackIds)}`,
      })
      .where(isOwned(owned))
  },

  /** Subtracts removed tracks from the counts. */
  async exclude(owned: OwnedKey, trackIds: readonly string[]): Promise<void> {
    await db
      .update(playlists)
      .set({
        trackCount: sql`greatest(0, ${playlists.trackCount} - ${trackIds.length}::int)`,
        totalDurationMs: sql`greatest(0, ${playlists.totalDurationMs} - ${durationOf(trackIds)})`,
      })
      .where(isOwned(owned))
  },

  /** Raises the version after a change. */
  async raiseVersion(owned: OwnedKey): Promise<void> {
    await db.update(playlists).set(nextVersion()).where(isOwned(owned))
  },
})
