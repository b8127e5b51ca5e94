import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { SkipParams } from '@/lib/skip-reasons'
import { bytea, createdAt, id, timestamptz } from './columns'
import { users } from './users'

const IMPORT_STATUSES = [
  'queued',
  'running',
  'succeeded',
  'partial',
  'failed',
  'cancelled',
  'needs_confirmation',
] as const

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
      enum: IMPORT_STATUSES,
    })
      .notNull()
      .default('queued'),
    /** Its file in import_files, until the import ends; kept for 30 days if the import failed. */
    fileId: uuid('file_id'),
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
    /** When removals that waited for a confirmation were settled; null if none waited. */
    confirmedAt: timestamptz('confirmed_at'),
    /** Whether they were removed. */
    removalConfirmed: boolean('removal_confirmed'),
    undoneAt: timestamptz('undone_at'),
  },
  (table) => [
    index('imports_user_id_created_at_idx').on(table.userId, table.createdAt, table.id),
    index('imports_queued_idx').on(table.createdAt).where(sql`${table.status} = 'queued'`),
    index('imports_file_id_idx').on(table.fileId).where(sql`${table.fileId} is not null`),
  ],
)

/** The files of imports in parts. A file is stored before the import that refers to it. */
export const importFiles = pgTable(
  'import_files',
  {
    id: uuid('id').notNull(),
    number: integer('number').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** A part of the file compressed by gzip; of files that an earlier version stored, the file. */
    content: bytea('content').notNull(),
    isCompressed: boolean('is_compressed').notNull().default(true),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.number] }),
    index('import_files_user_id_idx').on(table.userId),
  ],
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
