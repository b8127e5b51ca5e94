import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { audioFiles } from '../schema/audio-files'
import { songs } from '../schema/songs'

export type AudioFileRow = typeof audioFiles.$inferSelect
type AnalysedFile = AudioFileRow & Pick<typeof songs.$inferSelect, 'replayGain'>
type Owned = { userId: string; songId: string }

const isOwned = ({ userId, songId }: Owned) =>
  and(eq(audioFiles.songId, songId), eq(audioFiles.userId, userId))

/** Prefix of the hash of a removed file whose recording was uploaded again. */
export const REPLACED_PREFIX = 'replaced:'

export const audioFileRepository = (db: Database) => ({
  /** The file of an upload, with the gain of its tags; undefined if the user has no such song or removed it. */
  async find(owned: Owned): Promise<AnalysedFile | undefined> {
    const [row] = await db
      .select({ file: audioFiles, replayGain: songs.replayGain })
      .from(audioFiles)
      .innerJoin(songs, and(eq(songs.id, audioFiles.songId), isNull(songs.removedAt)))
      .where(isOwned(owned))
    return row && { ...row.file, replayGain: row.replayGain }
  },

  async add(row: typeof audioFiles.$inferInsert): Promise<void> {
    await db.insert(audioFiles).values(row)
  },

  /** The user's song with the same audio; `removedAt` is null if it is present. */
  async findByHash(userId: string, audioHash: string) {
    const [row] = await db
      .select({ songId: audioFiles.songId, removedAt: songs.removedAt })
      .from(audioFiles)
      .innerJoin(songs, eq(songs.id, audioFiles.songId))
      .where(and(eq(audioFiles.userId, userId), eq(audioFiles.audioHash, audioHash)))
    return row
  },

  /** Bytes of the user's files, those of removed songs included, and files of the last 24 hours. */
  async getUsage(
    userId: string,
  ): Promise<{ bytes: number; removedBytes: number; filesToday: number }> {
    const [row] = await rowsOf<{ bytes: number; removedBytes: number; filesToday: number }>(
      db,
      sql`select coalesce(sum(a.bytes), 0)::float8 as bytes,
            coalesce(sum(a.bytes) filter (where s.removed_at is not null), 0)::float8
              as "removedBytes",
            (count(*) filter (where a.created_at > now() - interval '1 day'))::int as "filesToday"
          from audio_files a join songs s on s.id = a.song_id where a.user_id = ${userId}`,
    )
    return row ?? { bytes: 0, removedBytes: 0, filesToday: 0 }
  },

  /** Frees the hash of a removed song for a new upload; the song cannot be restored any more. */
  async markReplaced(songId: string): Promise<void> {
    await db
      .update(audioFiles)
      .set({ audioHash: sql`${REPLACED_PREFIX} || ${audioFiles.songId}::text` })
      .where(eq(audioFiles.songId, songId))
  },

  /** The file that plays a song of the user: its own, or one of its recording. */
  async findPlaying({ userId, songId }: Owned): Promise<AudioFileRow | undefined> {
    const playing = sql`(select s.audio_hash from songs s
      where s.id = ${songId} and s.user_id = ${userId} and s.removed_at is null)`
    const [row] = await db
      .select({ file: audioFiles })
      .from(audioFiles)
      .innerJoin(songs, and(eq(songs.id, audioFiles.songId), isNull(songs.removedAt)))
      .where(and(eq(audioFiles.userId, userId), eq(audioFiles.audioHash, playing)))
    return row?.file
  },
})
