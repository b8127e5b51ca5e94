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
import { createdAt, id, moment } from './columns'
import { songs } from './songs'
import { users } from './users'

/** The file behind an uploaded song: where it lies, and what a full parse of it found. */
export const audioFiles = pgTable(
  'audio_files',
  {
    songId: uuid('song_id')
      .primaryKey()
      .references(() => songs.id, { onDelete: 'cascade' }),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    storageKey: text('storage_key').notNull(),
    /** What it was called where it came from; never a path of ours. */
    fileName: text('file_name').notNull(),
    container: text('container').notNull(),
    codec: text('codec').notNull(),
    mediaType: text('media_type').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    durationMs: integer('duration_ms').notNull(),
    sampleRate: integer('sample_rate').notNull(),
    channels: smallint('channels').notNull(),
    /** Bits a second, on average. */
    bitrate: integer('bitrate').notNull(),
    /** SHA-256 of the audio without its tags: the same recording, tagged anew, is found by it. */
    audioHash: text('audio_hash').notNull(),
    /** When the owner had liked the song before it was removed, for undo. */
    likedAt: moment('liked_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('audio_files_storage_key_key').on(table.storageKey),
    uniqueIndex('audio_files_audio_hash_key').on(table.ownerId, table.audioHash),
    index('audio_files_owner_id_created_at_idx').on(table.ownerId, table.createdAt),
  ],
)

export type UploadProblem = { code: string; detail: string; songId?: string }
export type UploadFields = { title?: string; artists?: string[]; album?: string }

/** A file on its way in that may be continued: in parts (`resumable`) or straight to the storage. */
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
    /** A cancelled one takes its room until its URL takes no bytes any more. */
    status: text('status', { enum: ['receiving', 'checking', 'finished', 'refused', 'cancelled'] })
      .notNull()
      .default('receiving'),
    /** When whoever looks at the file last said so; it has died when that is a while ago. */
    checkingAt: moment('checking_at'),
    songId: uuid('song_id').references(() => songs.id, { onDelete: 'set null' }),
    problem: jsonb('problem').$type<UploadProblem>(),
    createdAt: createdAt(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    index('uploads_user_id_idx').on(table.userId, table.createdAt),
    index('uploads_expires_at_idx').on(table.expiresAt),
    index('uploads_song_id_idx').on(table.songId).where(sql`${table.songId} is not null`),
  ],
)
