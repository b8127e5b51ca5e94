import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { importItems } from '../schema/imports'
import type { ImportListKey } from './import-lists'

type Skipped = { line: number; reason: string; text: string }

/** Skipped rows of one list are numbered within its own million. */
const MAX_LINES_PER_LIST = 1_000_000

/** The rows of a list that an import skipped. */
export const importSkipRepository = (db: Database) => ({
  async add({ importId, number }: ImportListKey, rows: Skipped[]): Promise<void> {
    if (rows.length === 0) return
    await db.insert(importItems).values(
      rows.map((row) => ({
        importId,
        number: number * MAX_LINES_PER_LIST + Math.min(row.line, MAX_LINES_PER_LIST - 1),
        ...row,
      })),
    )
  },

  /** Removes the skipped rows of a list that is read again; returns their number. */
  async remove({ importId, number }: ImportListKey): Promise<number> {
    const removed = await db
      .delete(importItems)
      .where(
        and(
          eq(importItems.importId, importId),
          sql`${importItems.number} >= ${number * MAX_LINES_PER_LIST}`,
          sql`${importItems.number} < ${(number + 1) * MAX_LINES_PER_LIST}`,
        ),
      )
      .returning({ number: importItems.number })
    return removed.length
  },
})
