import { and, asc, eq, sql } from 'drizzle-orm'
import { probeIndex } from '../find-by-keys'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { albums } from '../schema/artists-albums'
import { audioFiles } from '../schema/audio-files'
import { songNames } from '../schema/song-keys'
import { songs } from '../schema/songs'
import { toUuids } from './uuid-arrays'

const LOCK_CLASS = 7_423_552

const detailColumns = {
  id: songs.id,
  title: songs.title,
  artists: songs.artists,
  album: songs.album,
  durationMs: songs.durationMs,
  isrc: songs.isrc,
  explicit: songs.explicit,
  genres: songs.genres,
  releaseYear: songs.releaseYear,
  releaseDate: songs.releaseDate,
  discNumber: songs.discNumber,
  discTotal: songs.discTotal,
  trackNumber: songs.trackNumber,
  trackTotal: songs.trackTotal,
  albumArtist: songs.albumArtist,
  isCompilation: songs.isCompilation,
  credit: songs.credit,
  coverUrl: songs.coverUrl,
  filePath: songs.filePath,
  mbRecordingId: songs.mbRecordingId,
  mbTrackId: songs.mbTrackId,
  mbReleaseId: songs.mbReleaseId,
  mbArtistIds: songs.mbArtistIds,
  replayGain: songs.replayGain,
  fieldSources: songs.fieldSources,
  fieldStatements: songs.fieldStatements,
  source: songs.source,
  matchKey: songs.matchKey,
  recordingKey: songs.recordingKey,
  albumKey: albums.matchKey,
  /** All names under which it was imported. */
  names: sql<string[]>`array(select n.match_key from song_names n where n.song_id = "songs"."id")`,
  /** Its own file; null if it has none. */
  audio: sql<{
    isLossless: boolean
    bitrate: number
  } | null>`case when ${audioFiles.songId} is not null
    then json_build_object('isLossless', ${isLossless('audio_files')}, 'bitrate', ${audioFiles.bitrate}) end`,
}

/** Whether a row of `audio_files` is lossless. */
export function isLossless(table: string) {
  return sql.raw(`(${table}.container in ('FLAC', 'WAV') or ${table}.codec = 'FLAC')`)
}

/** Songs that an import may mean. */
export type CandidateKeys = { ids: string[]; isrcs: string[]; names: string[] }

const recordingsOfNames = (userId: string, names: string[]) =>
  sql`select s.recording_key from (${probeIndex(
    { column: songNames.matchKey, keys: names, owned: eq(songNames.userId, userId) },
    sql`${songNames.songId} as song_id`,
  )}) n join songs s on s.id = n.song_id`

/** A user's library as a whole. */
export const libraryRepository = (db: Database) => ({
  /** Makes other writers of this user's library wait until the transaction ends. */
  async lock(userId: string): Promise<void> {
    await db.execute(sql`select pg_advisory_xact_lock(${LOCK_CLASS}, hashtext(${userId}))`)
  },

  /** Present songs with one of the keys, and all others of the same recordings, the oldest first. */
  async findCandidates(userId: string, { ids, isrcs, names }: CandidateKeys) {
    const ofUser = eq(songs.userId, userId)
    const recording = sql`${songs.recordingKey} as recording_key`
    const parts = [
      { column: songs.isrc, keys: isrcs },
      { column: songs.recordingKey, keys: isrcs.map((isrc) => `isrc:${isrc}`) },
    ].filter(({ keys }) => keys.length > 0)
    const recordings = [
      ...parts.map((part) => probeIndex({ ...part, owned: ofUser }, recording)),
      ...(ids.length > 0
        ? [
            sql`select recording_key from songs where user_id = ${userId} and id = any(${toUuids(ids)})`,
          ]
        : []),
      ...(names.length > 0 ? [recordingsOfNames(userId, names)] : []),
    ]
    if (recordings.length === 0) return []
    const found = await rowsOf<{ id: string }>(
      db,
      sql`select s.id from (${sql.join(recordings, sql` union `)}) k(recording_key)
          cross join lateral (
            select id from songs where user_id = ${userId} and recording_key = k.recording_key
              and removed_at is null offset 0) s`,
    )
    if (found.length === 0) return []
    return db
      .select(detailColumns)
      .from(songs)
      .leftJoin(albums, eq(albums.id, songs.albumId))
      .leftJoin(audioFiles, eq(audioFiles.songId, songs.id))
      .where(and(ofUser, sql`${songs.id} = any(${toUuids(found.map(({ id }) => id))})`))
      .orderBy(asc(songs.id))
  },

  /** The recording of each present song. */
  async findRecordingKeys(userId: string, songIds: string[]): Promise<Map<string, string>> {
    if (songIds.length === 0) return new Map()
    const rows = await rowsOf<{ id: string; recordingKey: string }>(
      db,
      sql`select s.id, s.recording_key as "recordingKey"
          from jsonb_array_elements_text(${JSON.stringify(songIds)}::jsonb) w(id)
          join songs s on s.id = w.id::uuid where s.user_id = ${userId}`,
    )
    return new Map(rows.map((row) => [row.id, row.recordingKey]))
  },
})

/** A song with all that sources state about it. */
export type SongDetails = Awaited<
  ReturnType<ReturnType<typeof libraryRepository>['findCandidates']>
>[number]
