import { and, eq, inArray, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { insertRows } from '../insert-rows'
import type { Database } from '../postgres'
import { playlistTracks } from '../schema/playlists'
import { isPresentTrack } from './playlist-tracks'

const CHUNK_ROWS = 1_000

/** Changes of tracks, in a playlist whose owner the caller has checked in the same transaction. */
export const trackChangeRepository = (db: Database) => ({
  /** Adds tracks and returns their ids in the given order. */
  async add(tracks: (typeof playlistTracks.$inferInsert)[]): Promise<string[]> {
    const added = tracks.map((track) => ({ ...track, id: track.id ?? uuidv7() }))
    await insertRows(db, playlistTracks, added)
    return added.map(({ id }) => id)
  },

  async update(id: string, change: { position?: string; excluded?: boolean }): Promise<void> {
    await db.update(playlistTracks).set(change).where(eq(playlistTracks.id, id))
  },

  /** Excludes tracks from shuffles, or includes them again. */
  async setExcluded(playlistId: string, ids: string[], excluded: boolean): Promise<void> {
    for (let from = 0; from < ids.length; from += CHUNK_ROWS) {
      await db
        .update(playlistTracks)
        .set({ excluded })
        .where(
          and(
            eq(playlistTracks.playlistId, playlistId),
            inArray(playlistTracks.id, ids.slice(from, from + CHUNK_ROWS)),
          ),
        )
    }
  },

  /** Turns tracks into tombstones; returns those that were present. */
  async remove(playlistId: string, ids: string[]): Promise<{ id: string }[]> {
    return db
      .update(playlistTracks)
      .set({ removedAt: sql`now()` })
      .where(
        and(
          eq(playlistTracks.playlistId, playlistId),
          inArray(playlistTracks.id, ids),
          isPresentTrack,
        ),
      )
      .returning({ id: playlistTracks.id })
  },
})
