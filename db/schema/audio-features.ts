import { index, pgTable, real, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, timestamptz } from './columns'
import { songs } from './songs'

/** The result of the audio analysis of a song. A song without a row was not analysed yet. */
export const audioFeatures = pgTable(
  'audio_features',
  {
    songId: uuid('song_id')
      .primaryKey()
      .references(() => songs.id, { onDelete: 'cascade' }),
    /** The version of the analysis; 0 for values that were not measured, as in the demo. */
    version: smallint('version').notNull(),
    bpm: real('bpm'),
    /** Confidences and energy are 0 to 1. */
    bpmConfidence: real('bpm_confidence'),
    key: text('key'),
    camelot: text('camelot'),
    keyConfidence: real('key_confidence'),
    energy: real('energy'),
    loudnessLufs: real('loudness_lufs'),
    truePeakDb: real('true_peak_db'),
    /** The peaks of equal parts of the song, one byte each. */
    waveform: bytea('waveform'),
    /** Why the analysis failed, for people; null if it succeeded. */
    failure: text('failure'),
    analysedAt: timestamptz('analysed_at').notNull().defaultNow(),
  },
  (table) => [index('audio_features_bpm_idx').on(table.bpm, table.songId)],
)
