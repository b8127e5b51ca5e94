import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { artists } from './artists-albums'
import { bytewiseText } from './columns'
import { songs } from './songs'
import { users } from './users'

const userId = () =>
  uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })
const songId = () =>
  uuid('song_id')
    .notNull()
    .references(() => songs.id, { onDelete: 'cascade' })

export const songArtists = pgTable(
  'song_artists',
  {
    userId: userId(),
    songId: songId(),
    artistId: uuid('artist_id')
      .notNull()
      .references(() => artists.id, { onDelete: 'cascade' }),
    /** 0 for the main artist. */
    place: smallint('place').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.songId, table.place] }),
    index('song_artists_artist_id_idx').on(table.artistId),
    index('song_artists_user_id_idx').on(table.userId, table.artistId),
  ],
)

/** Ids of a user's songs in other services. */
export const songSources = pgTable(
  'song_sources',
  {
    userId: userId(),
    source: text('source', { enum: ['spotify', 'youtube', 'demo'] }).notNull(),
    externalId: text('external_id').notNull(),
    songId: songId(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.source, table.externalId] }),
    index('song_sources_song_id_idx').on(table.songId),
  ],
)

/**
 * Every normal form of title and artists under which a song was imported, so that an import of an
 * older spelling finds it.
 */
export const songNames = pgTable(
  'song_names',
  {
    userId: userId(),
    matchKey: text('match_key').notNull(),
    songId: songId(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.matchKey, table.songId] }),
    index('song_names_song_id_idx').on(table.songId),
  ],
)

/** The words of a user's songs, kept by triggers, for the correction of misspelt words. */
export const searchVocabulary = pgTable(
  'search_words',
  {
    userId: userId(),
    word: bytewiseText('word').notNull(),
    uses: integer('uses').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.word] }),
    index('search_words_trigrams_idx').using('gin', table.userId, sql`${table.word} gin_trgm_ops`),
  ],
)
