import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { timestamptz } from './columns'

/** Results of MusicBrainz by ISRC, for all songs that have it; also that it has nothing. */
export const isrcLookups = pgTable('isrc_lookups', {
  isrc: text('isrc').primaryKey(),
  lengthMs: integer('length_ms'),
  /** The linked YouTube video, which could be embedded at the time; null if there is none. */
  videoId: text('video_id'),
  lookedUpAt: timestamptz('looked_up_at').notNull().defaultNow(),
})
