import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { playlistTracks } from '../schema/playlists'
import { type BareTrack, bareColumns } from './bare-tracks'
import { isPresentTrack } from './playlist-tracks'
import { toUuids } from './uuid-arrays'

const isOneOf = (playlistId: string, ids: string[]) =>
  and(eq(playlistTracks.playlistId, playlistId), sql`${playlistTracks.id} = any(${toUuids(ids)})`)

/** Any number of tracks that imports change, in a playlist whose owner the caller has checked. */
export const importedTrackRepository = (db: Database) => ({
  /** Turns tracks into tombstones; returns the ids of those that were present. */
  async remove(playlistId: string, ids: string[]): Promise<string[]> {
    if (ids.length === 0) return []
    const removed = await db
      .update(playlistTracks)
      .set({ removedAt: sql`now()` })
      .where(and(isOneOf(playlistId, ids), isPresentTrack))
      .returning({ id: playlistTracks.id })
    return removed.map((track) => track.id)
  },

  /** Those of the tracks that are removed, in the given order. */
  async findTombstones(playlistId: string, ids: string[]): Promise<BareTrack[]> {
    if (ids.length === 0) return []
    const rows = await db
      .select(bareColumns)
      .from(playlistTracks)
      .where(and(isOneOf(playlistId, ids), isNotNull(playlistTracks.removedAt)))
    const byId = new Map(rows.map((row) => [row.id, row]))
    return ids.flatMap((id) => byId.get(id) ?? [])
  },

  /** Restores tracks at their stored positions, which no other track has. */
  async restore(playlistId: string, ids: string[]): Promise<void> {
    if (ids.length === 0) return
    await db.update(playlistTracks).set({ removedAt: null }).where(isOneOf(playlistId, ids))
  },

  /** Marks tracks as the user's own, which no import removes. */
  async markOwn(playlistId: string, ids: string[]): Promise<void> {
    if (ids.length === 0) return
    await db.update(playlistTracks).set({ imported: false }).where(isOneOf(playlistId, ids))
  },
})
