import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { imports } from '../schema/imports'
import { type KeysetPage, newestFirst } from './keyset'
import { isOwnedBy, type OwnedKey } from './owned'

export type ImportRow = typeof imports.$inferSelect
type NewImport = Pick<
  typeof imports.$inferInsert,
  'userId' | 'kind' | 'name' | 'playlistName' | 'fileId' | 'total'
>

/** Whether an import is queued or running. */
export const isOpenImport = inArray(imports.status, ['queued', 'running'])
const isOwned = isOwnedBy(imports)
/** The status of an import after its wait for a confirmation; that of any other stays. */
export const endedStatus = sql<'partial' | 'succeeded'>`case
  when ${imports.status} <> 'needs_confirmation' then ${imports.status}
  when ${imports.skipped} > 0 then 'partial' else 'succeeded' end`
const byTime = newestFirst(imports.createdAt, imports.id)

/** Imports, as their owners see them. */
export const importRepository = (db: Database) => ({
  async create(row: NewImport): Promise<ImportRow> {
    return expectRow(await db.insert(imports).values(row).returning())
  },

  async find(owned: OwnedKey): Promise<ImportRow | undefined> {
    const [row] = await db.select().from(imports).where(isOwned(owned))
    return row
  },

  /** Locks the row until the transaction ends. */
  async findForUpdate(owned: OwnedKey): Promise<ImportRow | undefined> {
    const [row] = await db.select().from(imports).where(isOwned(owned)).for('update')
    return row
  },

  /** Ends the wait for a confirmation. */
  async settleRemoval(owned: OwnedKey, removalConfirmed: boolean): Promise<ImportRow> {
    const change = { status: endedStatus, confirmedAt: sql`now()`, removalConfirmed }
    return expectRow(await db.update(imports).set(change).where(isOwned(owned)).returning())
  },

  async markUndone(owned: OwnedKey): Promise<ImportRow> {
    const change = { status: endedStatus, undoneAt: sql`now()` }
    return expectRow(await db.update(imports).set(change).where(isOwned(owned)).returning())
  },

  /** A page of a user's imports, the newest first. */
  async list(userId: string, { limit, after }: KeysetPage) {
    return db
      .select({ ...getTableColumns(imports), sortKey: byTime.sortKey })
      .from(imports)
      .where(and(eq(imports.userId, userId), byTime.isAfter(after)))
      .orderBy(...byTime.order)
      .limit(limit + 1)
  },

  /** Deletes the imports of a user that have ended, except the newest `kept`. */
  async removeOldest(userId: string, kept: number): Promise<void> {
    await db.execute(sql`delete from imports where id in (
      select id from imports where user_id = ${userId} and not ${isOpenImport}
      order by created_at desc, id desc offset ${kept})`)
  },

  /** Cancels an open import and returns it; undefined if the user has no such import. */
  async cancel(owned: OwnedKey): Promise<ImportRow | undefined> {
    const [row] = await db
      .update(imports)
      .set({ status: 'cancelled', finishedAt: sql`now()`, fileId: null, waitingUntil: null })
      .where(and(isOwned(owned), isOpenImport))
      .returning()
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
      .set({
        status: 'queued',
        ...{ error: null, errorCode: null, errorParams: {}, finishedAt: null },
        ...{ undoneAt: null, confirmedAt: null, removalConfirmed: null },
      })
      .where(and(inArray(imports.id, ids), eq(imports.status, 'failed')))
  },

  /** Releases the files of imports that ended more than 30 days ago. */
  async releaseOldFiles(): Promise<void> {
    await db
      .update(imports)
      .set({ fileId: null })
      .where(
        sql`${imports.fileId} is not null and ${imports.finishedAt} < now() - interval '30 days'`,
      )
  },
})
