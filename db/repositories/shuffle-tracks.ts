import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { playlists, playlistTracks } from '../schema/playlists'
import { shuffleSessions } from '../schema/shuffle'
import { songs } from '../schema/songs'
import type { TrackRow } from './playlist-tracks'
import { isVisibleTo, songColumns } from './song-columns'

type Wanted = { userId: string; list: string; sessionId: string; trackIds: string[] }
type Shown = TrackRow & { revision: number }

/**
 * Tracks of a running session as they are shown, removed ones too, each with the session's
 * revision: one statement tells whether what a window said still holds.
 */
export const shuffleTrackRepository = (db: Database) => ({
  async findMany({ userId, list, sessionId, trackIds }: Wanted): Promise<Shown[]> {
    if (trackIds.length === 0) return []
    const isSession = and(eq(shuffleSessions.id, sessionId), eq(shuffleSessions.userId, userId))
    if (list === 'liked' || list === 'library') {
      return db
        .select({
          id: songs.id,
          position: sql<string>`''`,
          addedAt: songs.createdAt,
          excluded: sql<boolean>`false`,
          song: songColumns(userId),
          revision: shuffleSessions.revision,
        })
        .from(shuffleSessions)
        .innerJoin(songs, and(inArray(songs.id, trackIds), isVisibleTo(userId)))
        .where(isSession)
    }
    return db
      .select({
        id: playlistTracks.id,
        position: playlistTracks.position,
        addedAt: playlistTracks.addedAt,
        excluded: playlistTracks.excluded,
        song: songColumns(userId),
        revision: shuffleSessions.revision,
      })
      .from(shuffleSessions)
      .innerJoin(playlistTracks, inArray(playlistTracks.id, trackIds))
      .innerJoin(
        playlists,
        and(eq(playlists.id, playlistTracks.playlistId), eq(playlists.userId, userId)),
      )
      .innerJoin(songs, eq(songs.id, playlistTracks.songId))
      .where(isSession)
  },
})
