import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { audioFeatures } from '../schema/audio-features'
import { audioFiles } from '../schema/audio-files'
import { songs } from '../schema/songs'
import { isVisibleTo } from './held-songs'

export type AudioFeaturesRow = typeof audioFeatures.$inferSelect
type Heard = Omit<typeof audioFeatures.$inferInsert, 'analysedAt'>

export const audioFeatureRepository = (db: Database) => ({
  /** What is known of a song the user may see. */
  async find(userId: string, songId: string): Promise<AudioFeaturesRow | undefined> {
    const [row] = await db
      .select({ features: audioFeatures })
      .from(audioFeatures)
      .innerJoin(songs, eq(songs.id, audioFeatures.songId))
      .where(and(eq(audioFeatures.songId, songId), isVisibleTo(userId)))
    return row?.features
  },

  /** Keeps what was heard in place of what was. A song that is gone meanwhile is no fault. */
  async save({ songId, ...heard }: Heard): Promise<void> {
    const wanted = db.select({ id: songs.id }).from(songs).where(eq(songs.id, songId))
    const [song] = await wanted.for('key share')
    if (!song) return
    await db
      .insert(audioFeatures)
      .values({ songId, ...heard })
      .onConflictDoUpdate({
        target: audioFeatures.songId,
        set: { ...heard, analysedAt: sql`now()` },
      })
  },

  /** Marks uploads nobody listens to any more, since the job died at its last try; answers how many. */
  async endFallen(version: number, failure: string): Promise<number> {
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

  /** Uploads that an older version listened to; by chance, so that none that fails holds up the rest. */
  async outdated(version: number, limit: number): Promise<{ songId: string; userId: string }[]> {
    return db
      .select({ songId: audioFiles.songId, userId: audioFiles.ownerId })
      .from(audioFeatures)
      .innerJoin(audioFiles, eq(audioFiles.songId, audioFeatures.songId))
      .innerJoin(songs, and(eq(songs.id, audioFeatures.songId), isNull(songs.removedAt)))
      .where(lt(audioFeatures.version, version))
      .orderBy(sql`random()`)
      .limit(limit)
  },

  /** Adds what the makers of songs say of them, where nothing is known. */
  async addKnown(rows: Heard[]): Promise<void> {
    if (rows.length > 0) await db.insert(audioFeatures).values(rows).onConflictDoNothing()
  },

  /** Keeps the outline of a song that has none. */
  async addWaveform(songId: string, waveform: Uint8Array): Promise<void> {
    await db
      .update(audioFeatures)
      .set({ waveform })
      .where(and(eq(audioFeatures.songId, songId), isNull(audioFeatures.waveform)))
  },
})
