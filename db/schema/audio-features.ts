import { index, pgTable, real, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, timestamptz } from './columns'
import { songs } from './songs'

/** What listening to a song told, once a song and version of the analysis. No row: not yet listened to. */
export const audioFeatures = pgTable(
  'audio_features',
  {
    songId: uuid('song_id')
      .primaryKey()
      .references(() => songs.id, { onDelete: 'cascade' }),
    /** The version of the analysis; 0 where its maker says so, as the demo does. */
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
    /** The largest sample of each share of the song, a byte each. */
    waveform: bytea('waveform'),
    /** Why nothing is known, in plain words. */
    failure: text('failure'),
    analysedAt: timestamptz('analysed_at').notNull().defaultNow(),
  },
  (table) => [index('audio_features_bpm_idx').on(table.bpm, table.songId)],
)
