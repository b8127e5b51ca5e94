import 'server-only'
import type { ImportRow } from '@/db'
import type { Context } from '@/lib/context'
import type { Import } from '@/lib/contract/import'
import { pollChanges } from '../shared/poll-changes'
import { findImportRow, presentImport } from './imports'

/**
 * Yields an import each time it changes, until it ends.
 * @throws AppError `not_found`, before the first value
 */
export async function watchImport(
  ctx: Context,
  key: { importId: string },
  signal: AbortSignal,
): Promise<AsyncIterable<Import>> {
  return presentRows(await pollChanges(() => findImportRow(ctx, key), signal))
}

// Up to 1,000 skipped rows are fetched after each change, not at each poll.
async function* presentRows(rows: AsyncIterable<ImportRow>): AsyncGenerator<Import> {
  for await (const row of rows) yield presentImport(row)
}
