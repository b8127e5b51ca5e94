import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { playlistTracks } from '../schema/playlists'
import { isPresentTrack } from './playlist-tracks'

const CHUNK_ROWS = 1_000

/** Changes of tracks, in a playlist whose owner the caller has checked in the same transaction. */
export const trackChangeRepository = (db: Database) => ({
  /** Adds tracks and returns their ids in the given order. */
  async add(tracks: (typeof playlistTracks.$inferInsert)[]): Promise<string[]> {
    const ids: string[] = []
    for (let from = 0; from < tracks.length; from += CHUNK_ROWS) {
      const created = await db
        .insert(playlistTracks)
        .values(tracks.slice(from, from + CHUNK_ROWS))
        .returning({ id: playlistTracks.id })
      ids.push(...created.map((row) => row.id))
    }
    return ids
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

  /** Turns tracks into tombstones; returns the ids of those that were present. */
  async remove(playlistId: string, ids: string[]): Promise<string[]> {
    const removed = await db
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
    return removed.map((track) => track.id)
  },

  async restore(id: string, position: string): Promise<void> {
    await db
      .update(playlistTracks)
      .set({ removedAt: null, position })
      .where(eq(playlistTracks.id, id))
  },
})
