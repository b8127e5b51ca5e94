import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { batched } from '../batch-loader'
import type { Database } from '../postgres'
import type { Bound } from '../prepared'
import { playlists, playlistTracks } from '../schema/playlists'
import { shuffleSessions } from '../schema/shuffle'
import { songs } from '../schema/songs'
import type { TrackRow } from './playlist-tracks'
import { songColumns, wasVisibleTo } from './song-columns'

type Of = { userId: string; sessionId: string }
type One = Of & { trackId: string }
type Shown = TrackRow & { revision: number }

/**
 * Tracks of a running session as they are shown, removed ones too, each with the session's
 * revision: one statement tells whether what a window said still holds.
 */
export const shuffleTrackRepository = (db: Database) => ({
  find({ list, ...one }: One & { list: string }): Promise<Shown | undefined> {
    return isLibrary(list) ? oneSong(db, one) : oneTrack(db, one)
  },

  async findMany({ trackIds, list, ...of }: Of & { list: string; trackIds: string[] }) {
    if (trackIds.length === 0) return []
    const rows: Shown[] = await (isLibrary(list)
      ? selectSongs(db, { ...of, isWanted: inArray(songs.id, trackIds) })
      : selectTracks(db, { ...of, isWanted: inArray(playlistTracks.id, trackIds) }))
    return rows
  },
})

const isLibrary = (list: string) => list === 'liked' || list === 'library'

type Wanted = { userId: Bound; sessionId: Bound; isWanted: SQL; from?: SQL }

const isSession = ({ userId, sessionId }: Wanted) =>
  and(eq(shuffleSessions.id, sessionId), eq(shuffleSessions.userId, userId))

// The songs of `liked` and `library` are their own tracks.
const selectSongs = (db: Database, { from = sql`(select 1 as n) w`, ...wanted }: Wanted) =>
  db
    .select({
      n: sql<number>`w.n::int`,
      id: songs.id,
      position: sql<string>`''`,
      addedAt: songs.createdAt,
      excluded: sql<boolean>`false`,
      song: songColumns(wanted.userId),
      revision: shuffleSessions.revision,
    })
    .from(from)
    .innerJoin(shuffleSessions, isSession(wanted))
    .innerJoin(songs, and(wanted.isWanted, wasVisibleTo(wanted.userId)))

const selectTracks = (db: Database, { from = sql`(select 1 as n) w`, ...wanted }: Wanted) =>
  db
    .select({
      n: sql<number>`w.n::int`,
      id: playlistTracks.id,
      position: playlistTracks.position,
      addedAt: playlistTracks.addedAt,
      excluded: playlistTracks.excluded,
      song: songColumns(wanted.userId),
      revision: shuffleSessions.revision,
    })
    .from(from)
    .innerJoin(shuffleSessions, isSession(wanted))
    .innerJoin(playlistTracks, wanted.isWanted)
    .innerJoin(songs, eq(songs.id, playlistTracks.songId))
    // Asked of the one track that was found by its id: as a join it might be found by its playlist.
    .where(
      sql`(select p.user_id from ${playlists} p where p.id = ${playlistTracks.playlistId})
        = ${wanted.userId}`,
    )

const listed = (name: string) => sql`string_to_array(${sql.placeholder(name)}::text, ',')::uuid[]`
const asked = {
  userId: sql`w.user_id`,
  sessionId: sql`w.session_id`,
  from: sql`unnest(${listed('userIds')}, ${listed('sessionIds')}, ${listed('trackIds')})
    with ordinality as w(user_id, session_id, track_id, n)`,
}

type Prepared = { execute: (values: Record<string, unknown>) => Promise<(Shown & { n: number })[]> }

const forMany = (statement: Prepared) => (wanted: One[]) =>
  statement.execute({
    userIds: wanted.map(({ userId }) => userId).join(),
    sessionIds: wanted.map(({ sessionId }) => sessionId).join(),
    trackIds: wanted.map(({ trackId }) => trackId).join(),
  })

const oneSong = batched<One, Shown>((db) =>
  forMany(selectSongs(db, { ...asked, isWanted: sql`${songs.id} = w.track_id` }).prepare('songs')),
)
const oneTrack = batched<One, Shown>((db) =>
  forMany(
    selectTracks(db, { ...asked, isWanted: sql`${playlistTracks.id} = w.track_id` }).prepare(
      'tracks',
    ),
  ),
)
