import 'server-only'
import { db, type ImportRow } from '@/db'
import type { Context } from '@/lib/context'
import type { Import } from '@/lib/contract/import'
import { AppError, NotFoundError } from '@/lib/errors'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { cleanText, truncate } from '@/lib/song-text/clean-text'
import { requireUser } from '../shared/access'
import { listPage } from '../shared/cursor'
import { assertMayImport } from './import-allowance'
import { presentImport, presentImports } from './present-import'
import { removeIfUnused } from './stored-file'

/** Older imports that have ended are deleted. */
const MAX_STORED_IMPORTS = 1_000

/** A file that is stored; `total` is its number of rows, 0 if it was not counted. */
type NewFileImport = { fileName: string; fileId: string; name?: string; total: number }
type Key = { importId: string }

/**
 * Creates the import of a stored file, and queues it.
 * @throws AppError `too_many_imports`, `daily_imports_used`
 */
export async function createFileImport(
  ctx: Context,
  { fileName, fileId, name, total }: NewFileImport,
): Promise<Import> {
  const { userId, isGuest } = requireUser(ctx)
  await openQueue()
  const created = await db.transaction(async (tx) => {
    await assertMayImport(tx, { userId, isGuest })
    await tx.imports.removeOldest(userId, MAX_STORED_IMPORTS)
    const row = await tx.imports.create({
      userId,
      kind: 'file',
      name: truncate(cleanText(fileName), 300) || 'playlist',
      playlistName: name ?? null,
      fileId,
      total,
    })
    await enqueue(tx, 'import', { importId: row.id }, { id: row.id, userId, isUrgent: !isGuest })
    return row
  })
  return presentImport(created)
}

/** Lists the imports of the user, the latest first. */
export async function listImports(
  ctx: Context,
  { limit, cursor }: { limit: number; cursor?: string },
) {
  const { userId } = requireUser(ctx)
  const scope = JSON.stringify(['imports', userId])
  const page = await listPage(
    { scope, limit, cursor },
    (page) => db.imports.list(userId, page),
    (row) => ({ key: row.sortKey, id: row.id }),
  )
  return { data: await presentImports(page.rows), nextCursor: page.nextCursor }
}

/**
 * Finds an import.
 * @throws AppError `not_found`
 */
export const findImport = async (ctx: Context, key: Key): Promise<Import> =>
  presentImport(await findImportRow(ctx, key))

/** The same without the skipped rows. */
export async function findImportRow(ctx: Context, { importId }: Key): Promise<ImportRow> {
  const row = await db.imports.find({ userId: requireUser(ctx).userId, id: importId })
  if (!row) throw new NotFoundError('Import', importId)
  return row
}

/**
 * Cancels an import at its next batch. Imported tracks are kept.
 * @throws AppError `not_found`; `conflict` if it has ended
 */
export async function cancelImport(ctx: Context, { importId }: Key): Promise<Import> {
  const { userId } = requireUser(ctx)
  const owned = { userId, id: importId }
  await openQueue()
  const { row, unusedFileId } = await db.transaction(async (tx) => {
    const before = await tx.imports.findForUpdate(owned)
    const cancelled = await tx.imports.cancel(owned)
    // Its job may wait for days: this one applies the entries read so far.
    if (cancelled?.kind === 'spotify') await enqueue(tx, 'spotify_import', { importId }, { userId })
    if (cancelled?.kind === 'youtube') await enqueue(tx, 'youtube_import', { importId }, { userId })
    // The job of an import that has started deletes the file itself.
    return { row: cancelled, unusedFileId: before?.status === 'queued' ? before.fileId : null }
  })
  if (unusedFileId) await removeIfUnused({ userId, fileId: unusedFileId })
  if (row) return presentImport(row)
  if (!(await db.imports.find(owned))) throw new NotFoundError('Import', importId)
  throw new AppError('conflict', 'The import has already ended.')
}
