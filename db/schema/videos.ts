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
import { timestamptz } from './columns'
import { songs } from './songs'
import { users } from './users'

/** A cache of YouTube's data; refreshed or deleted within 30 days, as its terms require. */
export const videos = pgTable(
  'videos',
  {
    id: text('id').primaryKey(),
    title: text('title').notNull(),
    channel: text('channel').notNull(),
    durationMs: integer('duration_ms'),
    isEmbeddable: boolean('is_embeddable').notNull(),
    isMadeForKids: boolean('is_made_for_kids').notNull(),
    /** ISO 3166-1 country codes; null means that no list applies. */
    allowedIn: text('allowed_in').array(),
    blockedIn: text('blocked_in').array(),
    /** Since when it fails in players although YouTube lists it as playable; null if it plays. */
    failingSince: timestamptz('failing_since'),
    /** Whether it failed in a player: the next refresh checks it first. */
    isSuspect: boolean('is_suspect').notNull().default(false),
    checkedAt: timestamptz('checked_at').notNull().defaultNow(),
  },
  (table) => [index('videos_checked_at_idx').on(table.checkedAt)],
)

/** The video a user chose for a song. */
export const videoChoices = pgTable(
  'video_choices',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    songId: uuid('song_id')
      .notNull()
      .references(() => songs.id, { onDelete: 'cascade' }),
    videoId: text('video_id').notNull(),
    chosenAt: timestamptz('chosen_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.songId] }),
    index('video_choices_song_id_idx').on(table.songId),
  ],
)

/** Finished and running searches, one for all copies of a recording. */
export const videoSearches = pgTable('video_searches', {
  /** See `videoKeyOf`: no key holds words of a title. */
  key: text('key').primaryKey(),
  /** The end of the lease of the process that searches; null if there is none. */
  leasedUntil: timestamptz('leased_until'),
  searchedAt: timestamptz('searched_at'),
})

/** Videos that match a song. */
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
    /** The evidence, for people. */
    reasons: text('reasons').array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.videoId] }),
    index('video_matches_video_id_idx').on(table.videoId),
  ],
)

export const REFUSAL_REASONS = [
  'wrong_song',
  'wrong_length',
  '2',
  '5',
  '100',
  '101',
  '150',
] as const

/** Videos that a user rejected for a song, or that failed to play for them. */
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
    reason: text('reason', { enum: REFUSAL_REASONS }).notNull(),
    region: text('region'),
    refusedAt: timestamptz('refused_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.songId, table.videoId] }),
    index('video_refusals_video_id_idx').on(table.videoId),
    index('video_refusals_song_id_idx').on(table.songId),
  ],
)

/** Searches used, by day in Pacific time, which YouTube's quota follows. */
export const searchDays = pgTable('search_days', {
  day: date('day', { mode: 'string' }).primaryKey(),
  used: integer('used').notNull().default(0),
})
