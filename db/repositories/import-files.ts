import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { importFiles } from '../schema/imports'

export type ImportFileKey = { userId: string; fileId: string }
type Part = { content: Uint8Array; isCompressed: boolean }

const isPartOf = ({ userId, fileId }: ImportFileKey) =>
  and(eq(importFiles.id, fileId), eq(importFiles.userId, userId))

/** The files of imports, in parts numbered from 0. */
export const importFileRepository = (db: Database) => ({
  async add({ userId, fileId }: ImportFileKey, number: number, content: Uint8Array): Promise<void> {
    await db.insert(importFiles).values({ id: fileId, number, userId, content })
  },

  /** A part; undefined after the last one. */
  async find(key: ImportFileKey, number: number): Promise<Part | undefined> {
    const [part] = await db
      .select({ content: importFiles.content, isCompressed: importFiles.isCompressed })
      .from(importFiles)
      .where(and(isPartOf(key), eq(importFiles.number, number)))
    return part
  },
})

/** Files that no import refers to. */
export const unusedImportFileRepository = (db: Database) => {
  const isUnused = sql`not exists (select 1 from imports i where i.file_id = import_files.id)`
  return {
    /** Deletes a file if no import refers to it. */
    async remove(key: ImportFileKey): Promise<void> {
      await db.delete(importFiles).where(and(isPartOf(key), isUnused))
    },

    /** Deletes all that are older than an hour: a younger one may be about to be referred to. */
    async removeOld(): Promise<void> {
      await db
        .delete(importFiles)
        .where(and(isUnused, sql`${importFiles.createdAt} < now() - interval '1 hour'`))
    },
  }
}
