import {
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { moment } from './columns'
import { songs } from './songs'
import { users } from './users'

/** What YouTube says of a video; refreshed or deleted within 30 days, as its terms ask. */
export const videos = pgTable(
  'videos',
  {
    id: text('id').primaryKey(),
    title: text('title').notNull(),
    channel: text('channel').notNull(),
    durationMs: integer('duration_ms'),
    isEmbeddable: boolean('is_embeddable').notNull(),
    isMadeForKids: boolean('is_made_for_kids').notNull(),
    /** Countries by ISO 3166-1; null where it is not limited to some. */
    allowedIn: text('allowed_in').array(),
    blockedIn: text('blocked_in').array(),
    /** Since when it fails for listeners although YouTube says that it plays. */
    failingSince: moment('failing_since'),
    /** A player met an error: the next round looks at it first. */
    isSuspect: boolean('is_suspect').notNull().default(false),
    checkedAt: moment('checked_at').notNull().defaultNow(),
  },
  (table) => [index('videos_checked_at_idx').on(table.checkedAt)],
)

/** Searches done or under way, one a song however often the catalogue holds it. */
export const videoSearches = pgTable('video_searches', {
  /** ISRC, else normal title, artist and length. */
  key: text('key').primaryKey(),
  /** Who searches has until then to say what was found. */
  leasedUntil: moment('leased_until'),
  searchedAt: moment('searched_at'),
})

/** Videos that play a song, the best first. */
export const videoMatches = pgTable(
  'video_matches',
  {
    key: text('key')
      .notNull()
      .references(() => videoSearches.key, { onDelete: 'cascade' }),
    videoId: text('video_id')
      .notNull()
      .references(() => videos.id, { onDelete: 'cascade' }),
    /** 0 for the best. */
    place: smallint('place').notNull(),
    score: real('score').notNull(),
    isSure: boolean('is_sure').notNull(),
    /** Why, in words. */
    reasons: text('reasons').array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.videoId] }),
    index('video_matches_video_id_idx').on(table.videoId),
  ],
)

export const REFUSALS = ['wrong_song', 'wrong_length', '2', '5', '100', '101', '150'] as const

/** Videos that a user does not want for a song, or that did not play for them. */
export const videoRefusals = pgTable(
  'video_refusals',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    songId: uuid('song_id')
      .notNull()
      .references(() => songs.id, { onDelete: 'cascade' }),
    videoId: text('video_id').notNull(),
    reason: text('reason', { enum: REFUSALS }).notNull(),
    region: text('region'),
    refusedAt: moment('refused_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.songId, table.videoId] }),
    index('video_refusals_video_id_idx').on(table.videoId),
  ],
)

/** Searches spent, a row a day of the Pacific coast, where YouTube's day ends. */
export const searchDays = pgTable('search_days', {
  day: date('day', { mode: 'string' }).primaryKey(),
  used: integer('used').notNull().default(0),
})
