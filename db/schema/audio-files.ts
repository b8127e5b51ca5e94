import { sql } from 'drizzle-orm'
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, timestamptz } from './columns'
import { songs } from './songs'
import { users } from './users'

/** The file of an uploaded song: its place in the storage and its properties. */
export const audioFiles = pgTable(
  'audio_files',
  {
    songId: uuid('song_id')
      .primaryKey()
      .references(() => songs.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    storageKey: text('storage_key').notNull(),
    /** The name it was uploaded with; never used as a path. */
    fileName: text('file_name').notNull(),
    container: text('container').notNull(),
    codec: text('codec').notNull(),
    mediaType: text('media_type').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    durationMs: integer('duration_ms').notNull(),
    sampleRate: integer('sample_rate').notNull(),
    channels: smallint('channels').notNull(),
    /** Average bits per second. */
    bitrate: integer('bitrate').notNull(),
    /** SHA-256 of the audio without its tags: equal for a file whose tags were edited. */
    audioHash: text('audio_hash').notNull(),
    /**
     * The version of the program that read its tags; 0 if that read fewer tags than are stored now.
     * Below 0 it is the number of failed attempts to read them again.
     */
    tagsVersion: smallint('tags_version').notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    index('audio_files_tags_version_idx').on(table.tagsVersion, table.songId),
    uniqueIndex('audio_files_storage_key_key').on(table.storageKey),
    uniqueIndex('audio_files_audio_hash_key').on(table.userId, table.audioHash),
    index('audio_files_user_id_created_at_idx').on(table.userId, table.createdAt),
  ],
)

export type UploadProblem = { code: string; detail: string; songId?: string; reason?: string }
export type UploadFields = { title?: string; artists?: string[]; album?: string }

/** An unfinished upload: in parts (`resumable`) or directly to the storage (`presigned`). */
export const uploads = pgTable(
  'uploads',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['resumable', 'presigned'] }).notNull(),
    fileName: text('file_name').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    fields: jsonb('fields').$type<UploadFields>().notNull().default({}),
    /** A cancelled upload counts towards the quota until its URL expires. */
    status: text('status', { enum: ['receiving', 'checking', 'finished', 'refused', 'cancelled'] })
      .notNull()
      .default('receiving'),
    /** The last heartbeat of the process that checks the file. */
    checkingAt: timestamptz('checking_at'),
    songId: uuid('song_id').references(() => songs.id, { onDelete: 'set null' }),
    problem: jsonb('problem').$type<UploadProblem>(),
    createdAt: createdAt(),
    expiresAt: timestamptz('expires_at').notNull(),
  },
  (table) => [
    index('uploads_user_id_idx').on(table.userId, table.createdAt),
    index('uploads_expires_at_idx').on(table.expiresAt),
    index('uploads_song_id_idx').on(table.songId).where(sql`${table.songId} is not null`),
  ],
)
