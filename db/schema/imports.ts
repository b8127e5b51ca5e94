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
    /** What the user wants the playlist to be called, where the file holds one. */
    playlistName: text('playlist_name'),
    status: text('status', {
      enum: ['queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled'],
    })
      .notNull()
      .default('queued'),
    /** The file, until the import ends. */
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
    /** Set while the other side asks to be left alone for a while. */
    waitingUntil: timestamptz('waiting_until'),
    createdAt: createdAt(),
    finishedAt: timestamptz('finished_at'),
  },
  (table) => [index('imports_user_id_created_at_idx').on(table.userId, table.createdAt, table.id)],
)

/** Rows of an import that did not become tracks. */
export const importItems = pgTable(
  'import_items',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    line: integer('line').notNull(),
    reason: text('reason').notNull(),
    text: text('text').notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.number] })],
)

/** The lists an import reads from another service, page by page, in their order. */
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
    /** The other side's version of the list that is being read; at YouTube, the name of its next page. */
    snapshotId: text('snapshot_id'),
    state: text('state', { enum: ['waiting', 'reading', 'in', 'unchanged', 'left_out'] })
      .notNull()
      .default('waiting'),
    /** Where the next page begins: everything before it is in import_entries. */
    nextOffset: integer('next_offset').notNull().default(0),
    total: integer('total').notNull().default(0),
    restarts: smallint('restarts').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.importId, table.number] })],
)

/** Songs of a list that is being read, until all of it is there. */
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
