import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { audioFeatures } from '../schema/audio-features'
import { songs } from '../schema/songs'
import { isVisibleTo } from './song-columns'

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
