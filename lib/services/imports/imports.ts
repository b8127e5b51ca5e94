import 'server-only'
import { db, type ImportRow } from '@/db'
import type { Context } from '@/lib/context'
import { type Import, SkipCode } from '@/lib/contract/import'
import { SkipValues } from '@/lib/contract/job-problem'
import { AppError, NotFoundError } from '@/lib/errors'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { cleanText, truncate } from '@/lib/song-text/clean-text'
import { requireUser } from '../shared/access'
import { listPage } from '../shared/cursor'
import { presentImportProblem } from '../shared/job-problem'

/** `seen` is the result of `inspectFile`: the number of rows. */
type UploadedFile = { fileName: string; bytes: Uint8Array; name?: string; seen: number }
type Key = { importId: string }

/** Stores a file that was inspected, and queues its import. */
export async function createFileImport(
  ctx: Context,
  { fileName, bytes, name, seen: rowCount }: UploadedFile,
): Promise<Import> {
  const { userId } = requireUser(ctx)
  await openQueue()
  const created = await db.transaction(async (tx) => {
    const row = await tx.imports.create({
      userId,
      kind: 'file',
      name: truncate(cleanText(fileName), 300) || 'playlist',
      playlistName: name ?? null,
      file: bytes,
      total: rowCount,
    })
    await enqueue(tx, 'import', { importId: row.id }, { id: row.id, userId })
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
  return { data: page.rows.map((row) => toImport(row, [])), nextCursor: page.nextCursor }
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
  const row = await db.transaction(async (tx) => {
    const cancelled = await tx.imports.cancel(owned)
    // Its job may wait for days: this one applies the entries read so far.
    if (cancelled?.kind === 'spotify') await enqueue(tx, 'spotify_import', { importId }, { userId })
    if (cancelled?.kind === 'youtube') await enqueue(tx, 'youtube_import', { importId }, { userId })
    return cancelled
  })
  if (row) return presentImport(row)
  if (!(await db.imports.find(owned))) throw new NotFoundError('Import', importId)
  throw new AppError('conflict', 'The import has already ended.')
}

/** Converts an import to its representation, with its skipped rows. */
export async function presentImport(row: ImportRow): Promise<Import> {
  const skipped = row.skipped > 0 ? await db.importSkips.list(row.id) : []
  return toImport(row, skipped.map(presentSkip))
}

type SkipRow = Awaited<ReturnType<typeof db.importSkips.list>>[number]

const presentSkip = ({ code, params, ...row }: SkipRow): Import['report']['skipped'][number] => ({
  ...row,
  code: SkipCode.catch('unspecified').parse(code),
  params: SkipValues.catch({}).parse(params),
})

/** Lists of imports have no skipped rows. */
function toImport(row: ImportRow, skipped: Import['report']['skipped']): Import {
  const { imported, created, matched, duplicates, skipped: skippedCount } = row
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    status: row.status,
    progress: { done: row.done, total: row.total },
    playlists: row.playlists,
    report: { imported, created, matched, duplicates, skippedCount, skipped },
    error: row.error,
    problem: presentImportProblem(row),
    waitingUntil: row.waitingUntil?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}

/** Deletes the files of imports that failed more than 30 days ago. */
export const removeOldFiles = (): Promise<void> => db.failedImports.removeOldFiles()
