import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { type Bound, prepared } from '../prepared'
import { playlists, playlistTracks } from '../schema/playlists'
import { shuffleSessions } from '../schema/shuffle'
import { songs } from '../schema/songs'
import type { TrackRow } from './playlist-tracks'
import { songColumns, wasVisibleTo } from './song-columns'

type Of = { userId: string; list: string; sessionId: string }
type Shown = TrackRow & { revision: number }

/**
 * Tracks of a running session as they are shown, removed ones too, each with the session's
 * revision: one statement tells whether what a window said still holds.
 */
export const shuffleTrackRepository = (db: Database) => ({
  async find({ trackId, ...of }: Of & { trackId: string }): Promise<Shown | undefined> {
    const statement = isLibrary(of.list) ? oneSong(db) : oneTrack(db)
    const [row] = await statement.execute({ ...of, trackId })
    return row
  },

  async findMany({ trackIds, ...of }: Of & { trackIds: string[] }): Promise<Shown[]> {
    if (trackIds.length === 0) return []
    return isLibrary(of.list)
      ? selectSongs(db, { ...of, isWanted: inArray(songs.id, trackIds) })
      : selectTracks(db, { ...of, isWanted: inArray(playlistTracks.id, trackIds) })
  },
})

const isLibrary = (list: string) => list === 'liked' || list === 'library'

const placeholders = { userId: sql.placeholder('userId'), sessionId: sql.placeholder('sessionId') }
const trackId = sql.placeholder('trackId')

const oneSong = prepared((db) =>
  selectSongs(db, { ...placeholders, isWanted: eq(songs.id, trackId) }).prepare('shuffle_song'),
)
const oneTrack = prepared((db) =>
  selectTracks(db, { ...placeholders, isWanted: eq(playlistTracks.id, trackId) }).prepare(
    'shuffle_track',
  ),
)

type Wanted = { userId: Bound; sessionId: Bound; isWanted: SQL }

const isSession = ({ userId, sessionId }: Wanted) =>
  and(eq(shuffleSessions.id, sessionId), eq(shuffleSessions.userId, userId))

// The songs of `liked` and `library` are their own tracks.
const selectSongs = (db: Database, wanted: Wanted) =>
  db
    .select({
      id: songs.id,
      position: sql<string>`''`,
      addedAt: songs.createdAt,
      excluded: sql<boolean>`false`,
      song: songColumns(wanted.userId),
      revision: shuffleSessions.revision,
    })
    .from(shuffleSessions)
    .innerJoin(songs, and(wanted.isWanted, wasVisibleTo(wanted.userId)))
    .where(isSession(wanted))

const selectTracks = (db: Database, wanted: Wanted) =>
  db
    .select({
      id: playlistTracks.id,
      position: playlistTracks.position,
      addedAt: playlistTracks.addedAt,
      excluded: playlistTracks.excluded,
      song: songColumns(wanted.userId),
      revision: shuffleSessions.revision,
    })
    .from(shuffleSessions)
    .innerJoin(playlistTracks, wanted.isWanted)
    .innerJoin(
      playlists,
      and(eq(playlists.id, playlistTracks.playlistId), eq(playlists.userId, wanted.userId)),
    )
    .innerJoin(songs, eq(songs.id, playlistTracks.songId))
    .where(isSession(wanted))
