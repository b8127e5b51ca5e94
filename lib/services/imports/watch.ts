import 'server-only'
import type { ImportRow } from '@/db'
import type { Context } from '@/lib/context'
import type { Import } from '@/lib/contract/import'
import { pollChanges } from '../shared/poll-changes'
import { findImportRow } from './imports'
import { presentImport } from './present-import'
import { findQueuePosition } from './queue-position'

/**
 * Yields an import each time it changes, until it ends.
 * @throws AppError `not_found`, before the first value
 */
export async function watchImport(
  ctx: Context,
  key: { importId: string },
  signal: AbortSignal,
): Promise<AsyncIterable<Import>> {
  const find = async () => {
    const row = await findImportRow(ctx, key)
    // A change of the position is a change of the import.
    return { row, status: row.status, queue: await findQueuePosition(row) }
  }
  return presentRows(await pollChanges(find, signal))
}

type Found = { row: ImportRow; queue: Import['queue'] }

// Up to 1,000 skipped rows are fetched after each change, not at each poll.
async function* presentRows(found: AsyncIterable<Found>): AsyncGenerator<Import> {
  for await (const { row, queue } of found) yield presentImport(row, queue)
}
