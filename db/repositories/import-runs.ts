import { and, eq, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '../postgres'
import { type ImportedPlaylist, importItems, imports } from '../schema/imports'
import { type ImportRow, isOpenImport } from './imports'

type Change = Partial<
  Omit<typeof imports.$inferInsert, 'id' | 'userId' | 'kind' | 'name' | 'createdAt'>
>
type Counts = Partial<Record<'imported' | 'created' | 'skipped' | 'duplicates', number>>

/** Imports, as their jobs run them: by id, without the owner. */
export const importRunRepository = (db: Database) => ({
  async find(id: string): Promise<ImportRow | undefined> {
    const [row] = await db.select().from(imports).where(eq(imports.id, id))
    return row
  },

  /** Starts an import from the beginning and returns it; undefined if it has ended. */
  async restart(id: string) {
    const [row] = await db
      .update(imports)
      .set({
        status: 'running',
        done: 0,
        imported: 0,
        created: 0,
        matched: 0,
        duplicates: 0,
        skipped: 0,
        playlists: [],
      })
      .where(and(eq(imports.id, id), isOpenImport))
      .returning()
    if (row) await db.delete(importItems).where(eq(importItems.importId, id))
    return row
  },

  /** Continues an import with its earlier progress; undefined if it has ended. */
  async resume(id: string): Promise<ImportRow | undefined> {
    const [row] = await db
      .update(imports)
      .set({ status: 'running', waitingUntil: null })
      .where(and(eq(imports.id, id), isOpenImport))
      .returning()
    return row
  },

  /** Changes an open import; false if it has ended. */
  async update(id: string, change: Change): Promise<boolean> {
    const rows = await db
      .update(imports)
      .set(change)
      .where(and(eq(imports.id, id), isOpenImport))
      .returning({ id: imports.id })
    return rows.length > 0
  },

  /** Changes an import, also one that was cancelled. */
  async updateAny(id: string, change: Change): Promise<void> {
    await db.update(imports).set(change).where(eq(imports.id, id))
  },
})

/** The progress of imports. */
export const importProgressRepository = (db: Database) => ({
  /** Adds to the counts, negative numbers too, to no less than 0; false if the import has ended. */
  async addCounts(
    id: string,
    { imported = 0, created = 0, skipped = 0, duplicates = 0 }: Counts,
  ): Promise<boolean> {
    const sum = (column: AnyPgColumn, by: number) => sql`greatest(0, ${column} + ${by}::int)`
    const [row] = await db
      .update(imports)
      .set({
        imported: sum(imports.imported, imported),
        created: sum(imports.created, created),
        skipped: sum(imports.skipped, skipped),
        duplicates: sum(imports.duplicates, duplicates),
        matched: sql`greatest(0, ${imports.imported} + ${imported}::int - ${imports.created} - ${created}::int)`,
        done: sum(imports.done, imported + skipped),
        total: sql`greatest(${imports.done} + ${imported + skipped}::int,
          (select coalesce(sum(l.total), 0)::int from import_lists l where l.import_id = ${id}))`,
      })
      .where(eq(imports.id, id))
      .returning({ isOpen: sql<boolean>`${isOpenImport}` })
    return row?.isOpen ?? false
  },

  /** Adds a playlist to the result of an import, once. */
  async addPlaylist(id: string, playlist: ImportedPlaylist): Promise<void> {
    const added = JSON.stringify([playlist])
    await db.execute(
      sql`update imports set playlists = playlists || ${added}::jsonb
          where id = ${id} and not playlists @> ${JSON.stringify([{ id: playlist.id }])}::jsonb`,
    )
  },
})
