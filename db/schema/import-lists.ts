import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { timestamptz } from './columns'
import { imports } from './imports'
import { songs } from './songs'

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
