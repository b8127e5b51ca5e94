import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { imports } from '../schema/imports'
import { type KeysetPage, newestFirst } from './keyset'
import { isOwnedBy, type OwnedKey } from './owned'

export type ImportRow = Omit<typeof imports.$inferSelect, 'file'>
type NewImport = Pick<
  typeof imports.$inferInsert,
  'userId' | 'kind' | 'name' | 'playlistName' | 'file' | 'total'
>

const { file: _file, ...columns } = getTableColumns(imports)
/** All columns but the file, which may be large. */
export const importColumns = columns
/** Whether an import is queued or running. */
export const isOpenImport = inArray(imports.status, ['queued', 'running'])
const isOwned = isOwnedBy(imports)
const byTime = newestFirst(imports.createdAt, imports.id)

/** Imports, as their owners see them. */
export const importRepository = (db: Database) => ({
  async create(row: NewImport): Promise<ImportRow> {
    return expectRow(await db.insert(imports).values(row).returning(importColumns))
  },

  async find(owned: OwnedKey): Promise<ImportRow | undefined> {
    const [row] = await db.select(importColumns).from(imports).where(isOwned(owned))
    return row
  },

  /** A page of a user's imports, the newest first. */
  async list(userId: string, { limit, after }: KeysetPage) {
    return db
      .select({ ...importColumns, sortKey: byTime.sortKey })
      .from(imports)
      .where(and(eq(imports.userId, userId), byTime.isAfter(after)))
      .orderBy(...byTime.order)
      .limit(limit + 1)
  },

  /** Cancels an open import and returns it; undefined if the user has no such import. */
  async cancel(owned: OwnedKey): Promise<ImportRow | undefined> {
    const [row] = await db
      .update(imports)
      .set({ status: 'cancelled', finishedAt: sql`now()`, file: null, waitingUntil: null })
      .where(and(isOwned(owned), isOpenImport))
      .returning(importColumns)
    return row
  },
})

/** Imports of all users whose jobs have failed. */
export const failedImportRepository = (db: Database) => ({
  /** Fails open imports without a job that could still run, with this problem; returns their number. */
  async failOrphans({ error, errorCode }: { error: string; errorCode: string }): Promise<number> {
    const rows = await rowsOf(
      db,
      sql`update imports set status = 'failed', error = ${error}, error_code = ${errorCode}, waiting_until = null, finished_at = now()
          where ${isOpenImport} and created_at < now() - interval '2 minutes'
            and not exists (select 1 from pgboss.job j
              where j.name in ('import', 'spotify_import', 'youtube_import')
                and j.state < 'completed' and j.data->>'importId' = imports.id::text)
          returning id`,
    )
    return rows.length
  },

  /** Queues failed imports again. */
  async requeue(ids: string[]): Promise<void> {
    if (ids.length === 0) return
    await db
      .update(imports)
      .set({ status: 'queued', error: null, errorCode: null, errorParams: {}, finishedAt: null })
      .where(and(inArray(imports.id, ids), eq(imports.status, 'failed')))
  },

  /** Deletes the files of imports that ended more than 30 days ago. */
  async removeOldFiles(): Promise<void> {
    await db
      .update(imports)
      .set({ file: null })
      .where(
        sql`${imports.file} is not null and ${imports.finishedAt} < now() - interval '30 days'`,
      )
  },
})
