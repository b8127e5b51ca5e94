import { and, asc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { playlistTracks } from '../schema/playlists'
import { isPresentTrack } from './playlist-tracks'

/** A track without the details of its song. */
export type BareTrack = {
  id: string
  songId: string
  position: string
  excluded: boolean
  /** Whether an import of its list added it; null if it was added before this was stored. */
  imported: boolean | null
}

export const bareColumns = {
  id: playlistTracks.id,
  songId: playlistTracks.songId,
  position: playlistTracks.position,
  excluded: playlistTracks.excluded,
  imported: playlistTracks.imported,
}

/** The tracks of a playlist whose owner the caller has checked in the same transaction. */
export const bareTrackRepository = (db: Database) => ({
  /** All present tracks in list order. */
  async list(playlistId: string): Promise<BareTrack[]> {
    return db
      .select(bareColumns)
      .from(playlistTracks)
      .where(and(eq(playlistTracks.playlistId, playlistId), isPresentTrack))
      .orderBy(asc(playlistTracks.position))
  },

  /** Those of the songs that are present in the playlist. */
  async findSongIds(playlistId: string, songIds: string[]): Promise<Set<string>> {
    const rows = await db
      .selectDistinct({ songId: playlistTracks.songId })
      .from(playlistTracks)
      .where(
        and(
          eq(playlistTracks.playlistId, playlistId),
          inArray(playlistTracks.songId, songIds),
          isPresentTrack,
        ),
      )
    return new Set(rows.map(({ songId }) => songId))
  },

  /** Those of the tracks that are present. */
  async findMany(playlistId: string, ids: string[]): Promise<BareTrack[]> {
    return db
      .select(bareColumns)
      .from(playlistTracks)
      .where(
        and(
          eq(playlistTracks.playlistId, playlistId),
          inArray(playlistTracks.id, ids),
          isPresentTrack,
        ),
      )
  },

  /** The songs of tracks, removed ones too. */
  async listSongIds(playlistId: string, ids: string[]): Promise<string[]> {
    const rows = await db
      .selectDistinct({ songId: playlistTracks.songId })
      .from(playlistTracks)
      .where(and(eq(playlistTracks.playlistId, playlistId), inArray(playlistTracks.id, ids)))
    return rows.map(({ songId }) => songId)
  },

  /** Those of the tracks that were removed within the last day. */
  async findRemoved(playlistId: string, ids: string[]): Promise<BareTrack[]> {
    return db
      .select(bareColumns)
      .from(playlistTracks)
      .where(
        and(
          eq(playlistTracks.playlistId, playlistId),
          inArray(playlistTracks.id, ids),
          isNotNull(playlistTracks.removedAt),
          gt(playlistTracks.removedAt, sql`now() - interval '1 day'`),
        ),
      )
  },
})
