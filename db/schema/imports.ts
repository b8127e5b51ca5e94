import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, moment } from './columns'
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
    file: bytes('file'),
    done: integer('done').notNull().default(0),
    total: integer('total').notNull().default(0),
    imported: integer('imported').notNull().default(0),
    created: integer('created').notNull().default(0),
    matched: integer('matched').notNull().default(0),
    duplicates: integer('duplicates').notNull().default(0),
    skipped: integer('skipped').notNull().default(0),
    playlists: jsonb('playlists').$type<ImportedPlaylist[]>().notNull().default([]),
    error: text('error'),
    createdAt: createdAt(),
    finishedAt: moment('finished_at'),
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
