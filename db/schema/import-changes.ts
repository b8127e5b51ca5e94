import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { imports } from './imports'

const NONE = sql`'{}'`

/** The changes of a list by an import: for its report, its undo and the confirmation of removals. */
export const importChanges = pgTable(
  'import_changes',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    /** The id of a playlist, or `liked`. */
    list: text('list').notNull(),
    /** Whether the import created the playlist. */
    isNew: boolean('is_new').notNull().default(false),
    /** Why tracks in `pending` wait for a confirmation. */
    reason: text('reason', { enum: ['many_removals', 'doubtful_match'] }),
    /** The tracks before and after, in list order; empty once the import cannot be undone. */
    before: uuid('before').array().notNull().default(NONE),
    after: uuid('after').array().notNull().default(NONE),
    /** Tracks, or for `liked` songs. */
    added: uuid('added').array().notNull().default(NONE),
    removed: uuid('removed').array().notNull().default(NONE),
    pending: uuid('pending').array().notNull().default(NONE),
    addedCount: integer('added_count').notNull().default(0),
    removedCount: integer('removed_count').notNull().default(0),
    /** The later import that changed the list again. */
    supersededBy: uuid('superseded_by'),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.list] }),
    index('import_changes_list_idx').on(table.list),
  ],
)
