import { and, asc, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { type ImportedPlaylist, importItems, imports } from '../schema/imports'

export type ImportRow = Omit<typeof imports.$inferSelect, 'file'>
type NewImport = Pick<
  typeof imports.$inferInsert,
  'userId' | 'kind' | 'name' | 'playlistName' | 'file' | 'total'
>
type Progress = Partial<
  Omit<typeof imports.$inferInsert, 'id' | 'userId' | 'kind' | 'name' | 'createdAt'>
>
type Counts = Partial<Record<'imported' | 'created' | 'skipped' | 'duplicates', number>>
type Skipped = { number: number; line: number; reason: string; text: string }
type Owned = { userId: string; id: string }
type Page = { limit: number; after?: { createdAt: string; id: string } }

const { file: _file, ...columns } = getTableColumns(imports)
const isOwned = ({ userId, id }: Owned) => and(eq(imports.id, id), eq(imports.userId, userId))
/** Whether an import still waits or is under way. */
export const isOpenImport = inArray(imports.status, ['queued', 'running'])
const SKIPPED_SHOWN = 1_000

export const importRepository = (db: Database) => ({
  async create(row: NewImport): Promise<ImportRow> {
    return expectRow(await db.insert(imports).values(row).returning(columns))
  },

  async find(owned: Owned): Promise<ImportRow | undefined> {
    const [row] = await db.select(columns).from(imports).where(isOwned(owned))
    return row
  },

  /** Goes on with an import that keeps what it has; undefined when it has ended. */
  async resume(id: string): Promise<ImportRow | undefined> {
    const [row] = await db
      .update(imports)
      .set({ status: 'running', waitingUntil: null })
      .where(and(eq(imports.id, id), isOpenImport))
      .returning(columns)
    return row
  },

  /** An import whoever asks, for its job. */
  async findForJob(id: string): Promise<ImportRow | undefined> {
    const [row] = await db.select(columns).from(imports).where(eq(imports.id, id))
    return row
  },

  /** Adds to the counts, below none of which it goes; answers whether the import is still wanted. */
  async count(
    id: string,
    { imported = 0, created = 0, skipped = 0, duplicates = 0 }: Counts,
  ): Promise<boolean> {
    const more = (column: AnyPgColumn, by: number) => sql`greatest(0, ${column} + ${by}::int)`
    const [row] = await db
      .update(imports)
      .set({
        imported: more(imports.imported, imported),
        created: more(imports.created, created),
        skipped: more(imports.skipped, skipped),
        duplicates: more(imports.duplicates, duplicates),
        matched: sql`greatest(0, ${imports.imported} + ${imported}::int - ${imports.created} - ${created}::int)`,
        done: more(imports.done, imported + skipped),
        total: sql`greatest(${imports.done} + ${imported + skipped}::int,
          (select coalesce(sum(l.total), 0)::int from import_lists l where l.import_id = ${id}))`,
      })
      .where(eq(imports.id, id))
      .returning({ isOpen: sql<boolean>`${isOpenImport}` })
    return row?.isOpen ?? false
  },

  /** Adds a playlist to what an import brought, once. */
  async addPlaylist(id: string, playlist: ImportedPlaylist): Promise<void> {
    const shown = JSON.stringify([playlist])
    await db.execute(
      sql`update imports set playlists = playlists || ${shown}::jsonb
          where id = ${id} and not playlists @> ${JSON.stringify([{ id: playlist.id }])}::jsonb`,
    )
  },

  async list(userId: string, { limit, after }: Page) {
    return db
      .select({ ...columns, createdAtKey: sql<string>`${imports.createdAt}::text` })
      .from(imports)
      .where(
        and(
          eq(imports.userId, userId),
          after &&
            sql`(${imports.createdAt}, ${imports.id}) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`,
        ),
      )
      .orderBy(desc(imports.createdAt), desc(imports.id))
      .limit(limit + 1)
  },

  /** Takes a waiting or interrupted import up, with its file; undefined when it has ended. */
  async begin(id: string) {
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

  /** Notes progress or the end; answers whether the import is still wanted. */
  async progress(id: string, progress: Progress): Promise<boolean> {
    const rows = await db
      .update(imports)
      .set(progress)
      .where(and(eq(imports.id, id), isOpenImport))
      .returning({ id: imports.id })
    return rows.length > 0
  },

  /** What came in before a cancellation, and the report of it. */
  async report(id: string, progress: Progress): Promise<void> {
    await db.update(imports).set(progress).where(eq(imports.id, id))
  },

  /** Ends imports whose job has died at its last try, with these words; answers how many. */
  async endFallen(error: string): Promise<number> {
    const rows = await rowsOf(
      db,
      sql`update imports set status = 'failed', error = ${error}, waiting_until = null, finished_at = now()
          where ${isOpenImport} and created_at < now() - interval '2 minutes'
            and not exists (select 1 from pgboss.job j
              where j.name in ('import', 'spotify_import', 'youtube_import')
                and j.state < 'completed' and j.data->>'importId' = imports.id::text)
          returning id`,
    )
    return rows.length
  },

  /** Makes imports that failed wait for their job again. */
  async reopen(ids: string[]): Promise<void> {
    if (ids.length === 0) return
    await db
      .update(imports)
      .set({ status: 'queued', error: null, finishedAt: null })
      .where(and(inArray(imports.id, ids), eq(imports.status, 'failed')))
  },

  /** Forgets the files of imports that failed a month ago. */
  async forgetOldFiles(): Promise<void> {
    await db
      .update(imports)
      .set({ file: null })
      .where(
        sql`${imports.file} is not null and ${imports.finishedAt} < now() - interval '30 days'`,
      )
  },

  async cancel(owned: Owned): Promise<ImportRow | undefined> {
    const [row] = await db
      .update(imports)
      .set({ status: 'cancelled', finishedAt: sql`now()`, file: null, waitingUntil: null })
      .where(and(isOwned(owned), isOpenImport))
      .returning(columns)
    return row
  },

  async addSkipped(importId: string, rows: Skipped[]): Promise<void> {
    if (rows.length === 0) return
    await db
      .insert(importItems)
      .values(rows.map((row) => ({ importId, ...row })))
      .onConflictDoNothing()
  },

  async listSkipped(importId: string) {
    return db
      .select({ line: importItems.line, reason: importItems.reason, text: importItems.text })
      .from(importItems)
      .where(eq(importItems.importId, importId))
      .orderBy(asc(importItems.number))
      .limit(SKIPPED_SHOWN)
  },
})
