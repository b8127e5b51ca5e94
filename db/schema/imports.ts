import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { SkipParams } from '@/lib/skip-reasons'
import { bytea, createdAt, id, timestamptz } from './columns'
import { songs } from './songs'
import { users } from './users'

export type ImportedPlaylist = { id: string; name: string; trackCount: number }

export const imports = pgTable(
  'imports',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['file', 'spotify', 'youtube'] }).notNull(),
    name: text('name').notNull(),
    /** The user's name for the playlist of a file with one playlist; null for the name in the file. */
    playlistName: text('playlist_name'),
    status: text('status', {
      enum: ['queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled'],
    })
      .notNull()
      .default('queued'),
    /** The file, until the import ends; kept for 30 days if the import failed. */
    file: bytea('file'),
    done: integer('done').notNull().default(0),
    total: integer('total').notNull().default(0),
    imported: integer('imported').notNull().default(0),
    created: integer('created').notNull().default(0),
    matched: integer('matched').notNull().default(0),
    duplicates: integer('duplicates').notNull().default(0),
    skipped: integer('skipped').notNull().default(0),
    playlists: jsonb('playlists').$type<ImportedPlaylist[]>().notNull().default([]),
    error: text('error'),
    /** The code of `error`; null if an earlier version recorded only the text. */
    errorCode: text('error_code'),
    errorParams: jsonb('error_params').$type<SkipParams>().notNull().default({}),
    /** The end of a pause that the other service requested. */
    waitingUntil: timestamptz('waiting_until'),
    createdAt: createdAt(),
    finishedAt: timestamptz('finished_at'),
  },
  (table) => [index('imports_user_id_created_at_idx').on(table.userId, table.createdAt, table.id)],
)

/** The rows that an import skipped. */
export const importItems = pgTable(
  'import_items',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    line: integer('line').notNull(),
    /** Null if an earlier version recorded only the reason. */
    code: text('code'),
    params: jsonb('params').$type<SkipParams>().notNull().default({}),
    /** The code in English. */
    reason: text('reason').notNull(),
    text: text('text').notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.number] })],
)

/** The lists that an import reads from another service, page by page, in order. */
export const importLists = pgTable(
  'import_lists',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    kind: text('kind', { enum: ['playlist', 'liked'] }).notNull(),
    externalId: text('external_id').notNull(),
    name: text('name').notNull().default(''),
    description: text('description'),
    /** The version of the list at the other service; for YouTube, the token of the next page. */
    snapshotId: text('snapshot_id'),
    state: text('state', { enum: ['waiting', 'reading', 'in', 'unchanged', 'left_out'] })
      .notNull()
      .default('waiting'),
    /** The offset of the next page; the entries before it are in import_entries. */
    nextOffset: integer('next_offset').notNull().default(0),
    total: integer('total').notNull().default(0),
    restarts: smallint('restarts').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.importId, table.number] })],
)

/** The songs of a list, until all of it is read. */
export const importEntries = pgTable(
  'import_entries',
  {
    importId: uuid('import_id').notNull(),
    list: integer('list').notNull(),
    position: integer('position').notNull(),
    songId: uuid('song_id')
      .notNull()
      .references(() => songs.id, { onDelete: 'cascade' }),
    addedAt: timestamptz('added_at'),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.list, table.position] }),
    foreignKey({
      name: 'import_entries_list_fk',
      columns: [table.importId, table.list],
      foreignColumns: [importLists.importId, importLists.number],
    }).onDelete('cascade'),
    index('import_entries_song_id_idx').on(table.songId),
  ],
)
