import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { audioFeatures } from '../schema/audio-features'
import { audioFiles } from '../schema/audio-files'
import { songs } from '../schema/songs'
import { isOwn } from './song-columns'

export type AudioFeaturesRow = typeof audioFeatures.$inferSelect
type NewFeatures = Omit<typeof audioFeatures.$inferInsert, 'analysedAt'>

/** The results of analyses, by the hash of the audio. */
export const audioFeatureRepository = (db: Database) => ({
  /** The result for the audio that plays a song of the user. */
  async find(userId: string, songId: string): Promise<AudioFeaturesRow | undefined> {
    const [row] = await db
      .select({ features: audioFeatures })
      .from(audioFeatures)
      .innerJoin(songs, eq(songs.audioHash, audioFeatures.audioHash))
      .where(and(eq(songs.id, songId), isOwn(userId)))
    return row?.features
  },

  async findByHash(audioHash: string): Promise<AudioFeaturesRow | undefined> {
    const [row] = await db
      .select()
      .from(audioFeatures)
      .where(eq(audioFeatures.audioHash, audioHash))
    return row
  },

  /** Stores a result. One of an older version, or a failure after a success, replaces nothing. */
  async save({ audioHash, ...result }: NewFeatures): Promise<void> {
    await db
      .insert(audioFeatures)
      .values({ audioHash, ...result })
      .onConflictDoUpdate({
        target: audioFeatures.audioHash,
        set: { ...result, analysedAt: sql`now()` },
        setWhere: sql`${audioFeatures.version} < excluded.version
          or ${audioFeatures.version} = excluded.version
            and (${audioFeatures.failure} is not null or excluded.failure is null)`,
      })
  },

  /** Adds features for audio without any. */
  async addMissing(rows: NewFeatures[]): Promise<void> {
    if (rows.length > 0) await db.insert(audioFeatures).values(rows).onConflictDoNothing()
  },

  /** Stores the waveform of an audio that has none. */
  async addWaveform(audioHash: string, waveform: Uint8Array): Promise<void> {
    await db
      .update(audioFeatures)
      .set({ waveform })
      .where(and(eq(audioFeatures.audioHash, audioHash), isNull(audioFeatures.waveform)))
  },
})

/** Analyses of all users that are missing, outdated or unused. */
export const pendingAnalysisRepository = (db: Database) => ({
  /** Marks uploads without a job that could still run as failed; returns their number. */
  async failOrphans(version: number, failure: string): Promise<number> {
    const rows = await rowsOf(
      db,
      sql`insert into audio_features (audio_hash, version, failure)
          select distinct f.audio_hash, ${version}::int, ${failure} from audio_files f
          where f.created_at < now() - interval '5 minutes' and f.audio_hash not like 'replaced:%'
            and not exists (select 1 from audio_features a where a.audio_hash = f.audio_hash)
            and not exists (select 1 from pgboss.job j where j.name = 'analysis'
              and j.state < 'completed' and j.data->>'songId' = f.song_id::text)
          on conflict do nothing returning audio_hash`,
    )
    return rows.length
  },

  /** One upload of each audio that an older version analysed; random, so that failing ones block none. */
  async listOutdated(
    version: number,
    limit: number,
  ): Promise<{ songId: string; userId: string }[]> {
    return rowsOf(
      db,
      sql`select distinct on (a.audio_hash) f.song_id as "songId", f.user_id as "userId"
          from (select audio_hash from ${audioFeatures} where ${lt(audioFeatures.version, version)}
              and audio_hash not like 'demo:%' order by random() limit ${limit}) a
          join ${audioFiles} f on f.audio_hash = a.audio_hash
          join ${songs} s on s.id = f.song_id and s.removed_at is null
          order by a.audio_hash`,
    )
  },

  /** Deletes up to `limit` results of audio that no user has; returns their number. */
  async deleteUnused(limit: number): Promise<number> {
    const rows = await rowsOf(
      db,
      sql`delete from audio_features where audio_hash in (
            select a.audio_hash from audio_features a
            where a.audio_hash not like 'demo:%'
              and not exists (select from songs s where s.audio_hash = a.audio_hash)
              and not exists (select from audio_files f where f.audio_hash = a.audio_hash)
            limit ${limit})
          returning audio_hash`,
    )
    return rows.length
  },
})
