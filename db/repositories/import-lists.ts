import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { importLists } from '../schema/import-lists'
import { imports } from '../schema/imports'
import { isOpenImport } from './imports'

export type ImportListRow = typeof importLists.$inferSelect
/** A list by its number within its import. */
export type ImportListKey = { importId: string; number: number }
type NewList = Pick<typeof importLists.$inferInsert, 'kind' | 'externalId' | 'name'>

const isList = ({ importId, number }: ImportListKey) =>
  and(eq(importLists.importId, importId), eq(importLists.number, number))

/** The lists of imports. The caller has found the import by its owner, or is the job that runs it. */
export const importListRepository = (db: Database) => ({
  /** Adds the lists of an import, numbered from 0 in the given order. */
  async add(importId: string, lists: NewList[]): Promise<void> {
    await db
      .insert(importLists)
      .values(lists.map((list, number) => ({ importId, number, ...list })))
  },

  async list(importId: string): Promise<ImportListRow[]> {
    return db
      .select()
      .from(importLists)
      .where(eq(importLists.importId, importId))
      .orderBy(asc(importLists.number))
  },

  /** The list to read next: waiting ones first, so that all totals are known early. */
  async findNext(importId: string): Promise<ImportListRow | undefined> {
    const [row] = await db
      .select()
      .from(importLists)
      .where(
        and(eq(importLists.importId, importId), inArray(importLists.state, ['reading', 'waiting'])),
      )
      .orderBy(sql`${importLists.state} = 'reading'`, asc(importLists.number))
      .limit(1)
    return row
  },

  async update(
    key: ImportListKey,
    change: Partial<Omit<ImportListRow, 'importId' | 'number'>>,
  ): Promise<void> {
    await db.update(importLists).set(change).where(isList(key))
  },

  /**
   * Moves a list on by a page; false if it is not at `from` any more. Of two workers that read the
   * same page only one stores it.
   */
  async advance(
    key: ImportListKey,
    { from, to, total }: { from: number; to: number; total: number },
  ): Promise<boolean> {
    const rows = await db
      .update(importLists)
      .set({ nextOffset: to, total })
      .where(and(isList(key), eq(importLists.nextOffset, from), eq(importLists.state, 'reading')))
      .returning({ number: importLists.number })
    return rows.length > 0
  },
})

/** The lists that a user's imports have not finished yet. */
export const openImportListRepository = (db: Database) => ({
  /** Makes other calls for the same user wait until the transaction ends. */
  async lock(userId: string): Promise<void> {
    const key = `imports:${userId}`
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
  },

  /** Those of the lists `externalIds` that an open import still has to read, the oldest first. */
  async list(
    userId: string,
    externalIds: string[],
  ): Promise<{ importId: string; externalId: string }[]> {
    return db
      .select({ importId: imports.id, externalId: importLists.externalId })
      .from(importLists)
      .innerJoin(imports, eq(imports.id, importLists.importId))
      .where(
        and(
          eq(imports.userId, userId),
          isOpenImport,
          inArray(importLists.externalId, externalIds),
          inArray(importLists.state, ['reading', 'waiting']),
        ),
      )
      .orderBy(asc(imports.createdAt))
  },
})
