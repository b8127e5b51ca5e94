import { sql } from 'drizzle-orm'
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
import { id, searchVector, sortText } from './columns'
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
    /** The words of the name in natural order. */
    search: searchVector('search').generatedAlwaysAs(
      sql`array_to_tsvector(array_remove(string_to_array(sort_name, ' '), ''))`,
    ),
    fieldSources: jsonb('field_sources').$type<StoredSources>().notNull().default({}),
  },
  (table) => [
    index('artists_search_idx').using('gin', table.userId, table.search),
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
    mbId: text('mb_id'),
    /** The words of the title in natural order, and those of the artist. */
    search: searchVector('search').generatedAlwaysAs(
      sql`array_to_tsvector(array_remove(string_to_array((sort_title || ' '
        || coalesce(fold_name(left(album_artist, 200)), '')) collate "C", ' '), ''))`,
    ),
    fieldSources: jsonb('field_sources').$type<StoredSources>().notNull().default({}),
  },
  (table) => [
    index('albums_search_idx').using('gin', table.userId, table.search),
    uniqueIndex('albums_match_key_key').on(table.userId, table.matchKey),
    index('albums_sort_title_idx').on(table.userId, table.sortTitle, table.id),
  ],
)
