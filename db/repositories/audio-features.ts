import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { audioFeatures } from '../schema/audio-features'
import { audioFiles } from '../schema/audio-files'
import { songs } from '../schema/songs'
import { isVisibleTo } from './held-songs'

export type AudioFeaturesRow = typeof audioFeatures.$inferSelect
type NewFeatures = Omit<typeof audioFeatures.$inferInsert, 'analysedAt'>

export const audioFeatureRepository = (db: Database) => ({
  /** The features of a song; undefined if `userId` may not see it, or it was not analysed yet. */
  async find(userId: string, songId: string): Promise<AudioFeaturesRow | undefined> {
    const [row] = await db
      .select({ features: audioFeatures })
      .from(audioFeatures)
      .innerJoin(songs, eq(songs.id, audioFeatures.songId))
      .where(and(eq(audioFeatures.songId, songId), isVisibleTo(userId)))
    return row?.features
  },

  /** Adds or replaces the features of a song; does nothing if the song was removed. */
  async save({ songId, ...features }: NewFeatures): Promise<void> {
    const [song] = await db
      .select({ id: songs.id })
      .from(songs)
      .where(eq(songs.id, songId))
      .for('key share')
    if (!song) return
    await db
      .insert(audioFeatures)
      .values({ songId, ...features })
      .onConflictDoUpdate({
        target: audioFeatures.songId,
        set: { ...features, analysedAt: sql`now()` },
      })
  },

  /** Adds features for songs without any. */
  async addMissing(rows: NewFeatures[]): Promise<void> {
    if (rows.length > 0) await db.insert(audioFeatures).values(rows).onConflictDoNothing()
  },

  /** Adds the waveform of a song that has none. */
  async addWaveform(songId: string, waveform: Uint8Array): Promise<void> {
    await db
      .update(audioFeatures)
      .set({ waveform })
      .where(and(eq(audioFeatures.songId, songId), isNull(audioFeatures.waveform)))
  },
})

/** Uploads of all users whose analysis is missing or outdated. */
export const pendingAnalysisRepository = (db: Database) => ({
  /** Marks uploads without a job that could still run as failed; returns their number. */
  async failOrphans(version: number, failure: string): Promise<number> {
    const rows = await rowsOf(
      db,
      sql`insert into audio_features (song_id, version, failure)
          select f.song_id, ${version}::int, ${failure} from audio_files f
          where f.created_at < now() - interval '5 minutes'
            and not exists (select 1 from audio_features a where a.song_id = f.song_id)
            and not exists (select 1 from pgboss.job j where j.name = 'analysis'
              and j.state < 'completed' and j.data->>'songId' = f.song_id::text)
          on conflict do nothing returning song_id`,
    )
    return rows.length
  },

  /** Uploads analysed by an older version; in random order, so that failing ones block no others. */
  async listOutdated(
    version: number,
    limit: number,
  ): Promise<{ songId: string; userId: string }[]> {
    return db
      .select({ songId: audioFiles.songId, userId: audioFiles.ownerId })
      .from(audioFeatures)
      .innerJoin(audioFiles, eq(audioFiles.songId, audioFeatures.songId))
      .innerJoin(songs, and(eq(songs.id, audioFeatures.songId), isNull(songs.removedAt)))
      .where(lt(audioFeatures.version, version))
      .orderBy(sql`random()`)
      .limit(limit)
  },
})
