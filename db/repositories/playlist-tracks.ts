import { and, asc, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { type Bound, prepared } from '../prepared'
import { playlists, playlistTracks } from '../schema/playlists'
import { songs } from '../schema/songs'
import { type SongRow, songColumns } from './song-columns'

export type TrackRow = {
  id: string
  position: string
  addedAt: Date
  excluded: boolean
  song: SongRow
}

/** Whether a track was not removed. */
export const isPresentTrack = isNull(playlistTracks.removedAt)

/** Whether a row of `songs` is the song of a track, in the library of `userId`. */
export const isSongOf = (userId: Bound): SQL =>
  sql`${songs.id} = ${playlistTracks.songId} and ${songs.userId} = ${userId}`

/** The columns of a track and its song for `userId`. */
export const trackColumns = (userId: Bound) => ({
  id: playlistTracks.id,
  position: playlistTracks.position,
  addedAt: playlistTracks.addedAt,
  excluded: playlistTracks.excluded,
  song: songColumns(userId),
})

const selectPage = (db: Database, isAfter?: SQL) =>
  db
    .select(trackColumns(sql.placeholder('userId')))
    .from(playlistTracks)
    .innerJoin(songs, isSongOf(sql.placeholder('userId')))
    .where(
      and(
        eq(playlistTracks.playlistId, sql.placeholder('playlistId')),
        // The owner is checked once, not for each row.
        sql`exists (select 1 from playlists p where p.id = ${sql.placeholder('playlistId')}
          and p.user_id = ${sql.placeholder('userId')})`,
        isPresentTrack,
        isAfter,
      ),
    )
    .orderBy(asc(playlistTracks.position))
    .limit(sql.placeholder('rows'))

const firstTracks = prepared((db) => selectPage(db).prepare('first_tracks'))
const tracksAfter = prepared((db) =>
  selectPage(db, gt(playlistTracks.position, sql.placeholder('after'))).prepare('tracks_after'),
)

/** The tracks of playlists, with their songs. */
export const playlistTrackRepository = (db: Database) => ({
  /** A page of present tracks in list order; `after` is a position. Empty for another user's list. */
  async list(
    { userId, playlistId }: { userId: string; playlistId: string },
    { limit, after }: { limit: number; after?: string },
  ): Promise<TrackRow[]> {
    const page = { userId, playlistId, rows: limit + 1 }
    return after === undefined
      ? firstTracks(db).execute(page)
      : tracksAfter(db).execute({ ...page, after })
  },

  /** Tracks of the user by id, removed ones too. */
  async findMany(userId: string, ids: string[]): Promise<TrackRow[]> {
    return db
      .select(trackColumns(userId))
      .from(playlistTracks)
      .innerJoin(
        playlists,
        and(eq(playlists.id, playlistTracks.playlistId), eq(playlists.userId, userId)),
      )
      .innerJoin(songs, isSongOf(userId))
      .where(inArray(playlistTracks.id, ids))
  },
})
