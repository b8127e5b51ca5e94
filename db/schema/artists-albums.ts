import {
  boolean,
  index,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, sortText } from './columns'
import { users } from './users'

/** The source of each field by its name: see `field-sources.ts` of the library. */
export type StoredSources = Record<string, string>

/** The artists of one user's library. */
export const artists = pgTable(
  'artists',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** The name in natural order, without case, accents and a leading article. */
    sortName: sortText('sort_name').notNull(),
    /** Normal form of the name; equal for different spellings. */
    matchKey: text('match_key').notNull(),
    mbId: text('mb_id'),
    fieldSources: jsonb('field_sources').$type<StoredSources>().notNull().default({}),
  },
  (table) => [
    uniqueIndex('artists_match_key_key').on(table.userId, table.matchKey),
    index('artists_sort_name_idx').on(table.userId, table.sortName, table.id),
  ],
)

/** The albums of one user's library. */
export const albums = pgTable(
  'albums',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    sortTitle: sortText('sort_title').notNull(),
    /** Normal form of title and album artist. */
    matchKey: text('match_key').notNull(),
    albumArtist: text('album_artist'),
    isCompilation: boolean('is_compilation'),
    releaseYear: smallint('release_year'),
    /** YYYY, YYYY-MM or YYYY-MM-DD. */
    releaseDate: text('release_date'),
    /** An address of a known image host. */
    coverUrl: text('cover_url'),
    /** Hash of a stored cover; null if there is none. */
    coverHash: text('cover_hash'),
    mbId: text('mb_id'),
    fieldSources: jsonb('field_sources').$type<StoredSources>().notNull().default({}),
  },
  (table) => [
    uniqueIndex('albums_match_key_key').on(table.userId, table.matchKey),
    index('albums_sort_title_idx').on(table.userId, table.sortTitle, table.id),
  ],
)
