import { and, asc, count, countDistinct, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { importEntries, importItems, importLists, imports } from '../schema/imports'
import { isOpenImport } from './imports'

export type ImportListRow = typeof importLists.$inferSelect
type Key = { importId: string; number: number }
type NewList = Pick<typeof importLists.$inferInsert, 'kind' | 'externalId' | 'name'>
type Entry = { position: number; songId: string; addedAt: Date | null }
type Skipped = { line: number; reason: string; text: string }

/** Rows of one list that were left out are numbered within its own million. */
const NUMBERS_A_LIST = 1_000_000
const CHUNK = 1_000

const isList = ({ importId, number }: Key) =>
  and(eq(importLists.importId, importId), eq(importLists.number, number))
const isEntryOf = ({ importId, number }: Key) =>
  and(eq(importEntries.importId, importId), eq(importEntries.list, number))

/** Every call is about an import whose owner was named when it was made, or a job that works on it. */
export const importListRepository = (db: Database) => ({
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

  /** The list to go on with: all are opened first, so that it is known how much there is. */
  async next(importId: string): Promise<ImportListRow | undefined> {
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

  /** Lets nobody else look for open imports of the user's until the transaction ends. */
  async lock(userId: string): Promise<void> {
    const key = `imports:${userId}`
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
  },

  /** Those of these lists that an import of the user's still has to bring in. */
  async listOpen(
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

  async change(
    key: Key,
    change: Partial<Omit<ImportListRow, 'importId' | 'number'>>,
  ): Promise<void> {
    await db.update(importLists).set(change).where(isList(key))
  },

  /**
   * Moves on from a page, if that is where the list still stands: two who read the same page do
   * not both store it.
   */
  async advance(
    key: Key,
    { from, to, total }: { from: number; to: number; total: number },
  ): Promise<boolean> {
    const rows = await db
      .update(importLists)
      .set({ nextOffset: to, total })
      .where(and(isList(key), eq(importLists.nextOffset, from), eq(importLists.state, 'reading')))
      .returning({ number: importLists.number })
    return rows.length > 0
  },

  async addEntries({ importId, number }: Key, entries: Entry[]): Promise<void> {
    if (entries.length === 0) return
    await db
      .insert(importEntries)
      .values(entries.map((entry) => ({ importId, list: number, ...entry })))
  },

  async addSkipped({ importId, number }: Key, rows: Skipped[]): Promise<void> {
    if (rows.length === 0) return
    await db.insert(importItems).values(
      rows.map((row) => ({
        importId,
        number: number * NUMBERS_A_LIST + Math.min(row.line, NUMBERS_A_LIST - 1),
        ...row,
      })),
    )
  },

  /** The songs of a list so far, in its order. */
  async entries(key: Key): Promise<{ songId: string; addedAt: string | null }[]> {
    const all: { songId: string; addedAt: string | null }[] = []
    for (let after = -1; ; ) {
      const rows = await rowsOf<{ position: number; songId: string; addedAt: string | null }>(
        db,
        sql`select position, song_id as "songId", to_json(added_at)#>>'{}' as "addedAt"
            from import_entries where import_id = ${key.importId} and list = ${key.number}
              and position > ${after} order by position limit ${CHUNK}`,
      )
      all.push(...rows.map(({ songId, addedAt }) => ({ songId, addedAt })))
      const last = rows.at(-1)
      if (!last || rows.length < CHUNK) return all
      after = last.position
    }
  },

  /** How many entries a list has so far, and how many of them name a song again. */
  async tally(key: Key): Promise<{ entries: number; duplicates: number }> {
    const [row] = await db
      .select({ entries: count(), songs: countDistinct(importEntries.songId) })
      .from(importEntries)
      .where(isEntryOf(key))
    return { entries: row?.entries ?? 0, duplicates: (row?.entries ?? 0) - (row?.songs ?? 0) }
  },

  async removeEntries(key: Key): Promise<void> {
    await db.delete(importEntries).where(isEntryOf(key))
  },

  /** Takes back what was left out of a list that is read anew; answers how many rows. */
  async removeSkipped({ importId, number }: Key): Promise<number> {
    const removed = await db
      .delete(importItems)
      .where(
        and(
          eq(importItems.importId, importId),
          sql`${importItems.number} >= ${number * NUMBERS_A_LIST}`,
          sql`${importItems.number} < ${(number + 1) * NUMBERS_A_LIST}`,
        ),
      )
      .returning({ number: importItems.number })
    return removed.length
  },
})
