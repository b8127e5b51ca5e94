import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { isPlaylistId, type ListId } from '@/lib/list-id'
import { batched } from '../batch-loader'
import type { Database } from '../postgres'
import type { Bound } from '../prepared'
import { playlists, playlistTracks } from '../schema/playlists'
import { shuffleSessions } from '../schema/shuffle'
import { songs } from '../schema/songs'
import type { TrackRow } from './playlist-tracks'
import { songColumns, wasOwn } from './song-columns'

type SessionKey = { userId: string; sessionId: string }
type TrackKey = SessionKey & { trackId: string }
type SessionTrack = TrackRow & { revision: number }

/**
 * Tracks of a running session, removed ones too, each with the session's revision: one statement
 * finds the track of a window and whether the window is still valid.
 */
export const shuffleTrackRepository = (db: Database) => ({
  find({ list, ...key }: TrackKey & { list: ListId }): Promise<SessionTrack | undefined> {
    return isPlaylistId(list) ? loadTrack(db, key) : loadSong(db, key)
  },

  /** Those of the tracks that exist, in no particular order. */
  async findMany({
    trackIds,
    list,
    ...key
  }: SessionKey & { list: ListId; trackIds: string[] }): Promise<SessionTrack[]> {
    if (trackIds.length === 0) return []
    return isPlaylistId(list)
      ? selectTracks(db, { ...key, isMatch: inArray(playlistTracks.id, trackIds) })
      : selectSongs(db, { ...key, isMatch: inArray(songs.id, trackIds) })
  },
})

type Selection = { userId: Bound; sessionId: Bound; isMatch: SQL; from?: SQL }

const isSession = ({ userId, sessionId }: Selection) =>
  and(eq(shuffleSessions.id, sessionId), eq(shuffleSessions.userId, userId))

const selectSongs = (db: Database, { from = sql`(select 1 as n) w`, ...selection }: Selection) =>
  db
    .select({
      n: sql<number>`w.n::int`,
      id: songs.id,
      position: sql<string>`''`,
      addedAt: songs.createdAt,
      excluded: sql<boolean>`false`,
      song: songColumns(selection.userId),
      revision: shuffleSessions.revision,
    })
    .from(from)
    .innerJoin(shuffleSessions, isSession(selection))
    .innerJoin(songs, and(selection.isMatch, wasOwn(selection.userId)))

const selectTracks = (db: Database, { from = sql`(select 1 as n) w`, ...selection }: Selection) =>
  db
    .select({
      n: sql<number>`w.n::int`,
      id: playlistTracks.id,
      position: playlistTracks.position,
      addedAt: playlistTracks.addedAt,
      excluded: playlistTracks.excluded,
      song: songColumns(selection.userId),
      revision: shuffleSessions.revision,
    })
    .from(from)
    .innerJoin(shuffleSessions, isSession(selection))
    .innerJoin(playlistTracks, selection.isMatch)
    .innerJoin(songs, and(eq(songs.id, playlistTracks.songId), wasOwn(selection.userId)))
    // A subquery per track: as a join, the planner might read all tracks of the playlist.
    .where(
      sql`(select p.user_id from ${playlists} p where p.id = ${playlistTracks.playlistId})
        = ${selection.userId}`,
    )

const list = (name: string) => sql`string_to_array(${sql.placeholder(name)}::text, ',')::uuid[]`
const batchColumns = {
  userId: sql`w.user_id`,
  sessionId: sql`w.session_id`,
  from: sql`unnest(${list('userIds')}, ${list('sessionIds')}, ${list('trackIds')})
    with ordinality as w(user_id, session_id, track_id, n)`,
}

type Statement = {
  execute: (values: Record<string, unknown>) => Promise<(SessionTrack & { n: number })[]>
}

const executeBatch = (statement: Statement) => (keys: TrackKey[]) =>
  statement.execute({
    userIds: keys.map(({ userId }) => userId).join(),
    sessionIds: keys.map(({ sessionId }) => sessionId).join(),
    trackIds: keys.map(({ trackId }) => trackId).join(),
  })

const loadSong = batched<TrackKey, SessionTrack>((db) => {
  const isMatch = sql`${songs.id} = w.track_id`
  return executeBatch(selectSongs(db, { ...batchColumns, isMatch }).prepare('songs'))
})
const loadTrack = batched<TrackKey, SessionTrack>((db) => {
  const isMatch = sql`${playlistTracks.id} = w.track_id`
  return executeBatch(selectTracks(db, { ...batchColumns, isMatch }).prepare('tracks'))
})
