import { z } from 'zod'
import { tryParseJson } from '@/lib/try-parse-json'
import { BackupError } from './backup-error'
import { Sha256 } from './measure'

const byteCount = z.int().min(0)

/** An object of a backup as it is stored, encrypted or not. */
const Part = z.strictObject({
  name: z.string().regex(/^[a-z0-9.-]{1,100}$/),
  bytes: byteCount,
  sha256: Sha256,
})

/** Content that was encrypted and divided into parts; `bytes` and `sha256` are those of the content. */
const EncryptedContent = z.strictObject({
  bytes: byteCount,
  sha256: Sha256,
  parts: z.array(Part).min(1).max(100_000),
})

const TableState = z.strictObject({
  rows: z.int().min(0),
  digest: z.string().regex(/^-?[0-9a-f]{1,64}$/),
})

/** The description of a backup, which is stored last: without it a backup is incomplete. */
export const Manifest = z.strictObject({
  version: z.literal(1),
  name: z.string().regex(/^\d{4}-\d{2}-\d{2}t[\d-]{12}z$/),
  /** When the snapshot of the database was taken. Later changes are not in the backup. */
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  format: z.enum(['pglite', 'pg_dump']),
  serverVersion: z.string().max(100),
  tables: z.record(z.string(), TableState),
  dump: EncryptedContent,
  files: z.strictObject({
    count: z.int().min(0),
    bytes: byteCount,
    /** Files that earlier backups did not contain. */
    newCount: z.int().min(0),
    newBytes: byteCount,
    /** The keys of the files in the storage, and their contents. */
    index: EncryptedContent,
    /** The stored contents that the backup needs. */
    blobs: Part,
  }),
})
export type Manifest = z.output<typeof Manifest>
export type Part = z.output<typeof Part>
export type EncryptedContent = z.output<typeof EncryptedContent>

/** Counts the tables of a backup, and their rows. */
export function countRows({ tables }: Manifest): { tables: number; rows: number } {
  const states = Object.values(tables)
  return { tables: states.length, rows: states.reduce((sum, { rows }) => sum + rows, 0) }
}

/** @throws BackupError if the text is no manifest of a version that this program reads */
export function parseManifest(text: string, name: string): Manifest {
  const manifest = Manifest.safeParse(tryParseJson(text))
  if (manifest.success) return manifest.data
  throw new BackupError(
    `The manifest of backup ${name} is damaged, or a newer version of Riffle wrote it.`,
  )
}
