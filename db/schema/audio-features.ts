import { index, pgTable, real, smallint, text } from 'drizzle-orm/pg-core'
import { bytea, timestamptz } from './columns'

/**
 * The result of the newest analysis of an audio file, by the hash of its audio: equal files of
 * several users share it, and nothing in it names a user. Without a row the audio was not analysed.
 */
export const audioFeatures = pgTable(
  'audio_features',
  {
    /** Of a piece of the demo: `demo:` and its id. */
    audioHash: text('audio_hash').primaryKey(),
    /** The version of the analysis; 0 for the demo, whose features are known. */
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
  (table) => [index('audio_features_version_idx').on(table.version)],
)
