import { and, asc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { playlistTracks } from '../schema/playlists'
import { isPresentTrack } from './playlist-tracks'

/** A track without the details of its song. */
export type BareTrack = { id: string; songId: string; position: string; excluded: boolean }

const columns = {
  id: playlistTracks.id,
  songId: playlistTracks.songId,
  position: playlistTracks.position,
  excluded: playlistTracks.excluded,
}

/** The tracks of a playlist whose owner the caller has checked in the same transaction. */
export const bareTrackRepository = (db: Database) => ({
  /** All present tracks in list order. */
  async list(playlistId: string): Promise<BareTrack[]> {
    return db
      .select(columns)
      .from(playlistTracks)
      .where(and(eq(playlistTracks.playlistId, playlistId), isPresentTrack))
      .orderBy(asc(playlistTracks.position))
  },

  /** Those of the tracks that are present. */
  async findMany(playlistId: string, ids: string[]): Promise<BareTrack[]> {
    return db
      .select(columns)
      .from(playlistTracks)
      .where(
        and(
          eq(playlistTracks.playlistId, playlistId),
          inArray(playlistTracks.id, ids),
          isPresentTrack,
        ),
      )
  },

  /** Those of the tracks that were removed within the last day. */
  async findRemoved(playlistId: string, ids: string[]): Promise<BareTrack[]> {
    return db
      .select(columns)
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
