import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { SkipParams } from '@/lib/skip-reasons'
import type { Database } from '../postgres'
import { importItems } from '../schema/imports'
import type { ImportListKey } from './import-lists'

/** A skipped row as stored; rows of an earlier version may have no code. */
export type StoredSkip = {
  line: number
  code: string | null
  params: SkipParams
  reason: string
  text: string
}
type SkippedRow = { line: number; code: string; params: SkipParams; reason: string; text: string }

const valuesOf = ({ line, code, params, reason, text }: SkippedRow) => ({
  line,
  code,
  params,
  reason,
  text,
})

/** Skipped rows of one list are numbered within its own million. */
const MAX_LINES_PER_LIST = 1_000_000
const MAX_LISTED_ROWS = 1_000

/** The rows that imports skipped. */
export const importSkipRepository = (db: Database) => ({
  /** The first 1,000 skipped rows of an import, in the order of its source. */
  async list(importId: string): Promise<StoredSkip[]> {
    const { rows } = await this.listPage(importId, { limit: MAX_LISTED_ROWS, after: null })
    return rows
  },

  /** A page of all skipped rows, in that order, behind the key of the page before. */
  async listPage(
    importId: string,
    { limit, after }: { limit: number; after: number | null },
  ): Promise<{ rows: StoredSkip[]; next: number | null }> {
    const found = await db
      .select({
        number: importItems.number,
        line: importItems.line,
        code: importItems.code,
        params: importItems.params,
        reason: importItems.reason,
        text: importItems.text,
      })
      .from(importItems)
      .where(and(eq(importItems.importId, importId), gt(importItems.number, after ?? -1)))
      .orderBy(asc(importItems.number))
      .limit(limit)
    const last = found.length < limit ? undefined : found.at(-1)
    return { rows: found.map(({ number: _, ...row }) => row), next: last?.number ?? null }
  },

  /** Adds rows of a file, numbered from `first`; rows with a number of an earlier one are ignored. */
  async add(importId: string, first: number, rows: SkippedRow[]): Promise<void> {
    if (rows.length === 0) return
    await db
      .insert(importItems)
      .values(rows.map((row, index) => ({ importId, number: first + index, ...valuesOf(row) })))
      .onConflictDoNothing()
  },

  /** Adds rows of a list, numbered by their lines. */
  async addToList({ importId, number }: ImportListKey, rows: SkippedRow[]): Promise<void> {
    if (rows.length === 0) return
    await db.insert(importItems).values(
      rows.map((row) => ({
        importId,
        number: number * MAX_LINES_PER_LIST + Math.min(row.line, MAX_LINES_PER_LIST - 1),
        ...valuesOf(row),
      })),
    )
  },

  /** Removes the skipped rows of a list that is read again; returns their number. */
  async removeFromList({ importId, number }: ImportListKey): Promise<number> {
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
