import 'server-only'
import type { ImportRow } from '@/db'
import type { Context } from '@/lib/context'
import type { Import } from '@/lib/contract/imports'
import { pollChanges } from '../shared/poll-changes'
import { findImportRow, presentImport } from './imports'

/** The import each time it changes, until it ends. Throws `not_found` at once. */
export async function watchImport(
  ctx: Context,
  key: { importId: string },
  signal: AbortSignal,
): Promise<AsyncIterable<Import>> {
  return presented(await pollChanges(() => findImportRow(ctx, key), signal))
}

// The rows that were left out can be a thousand: they are fetched where there is news, not at every look.
async function* presented(rows: AsyncIterable<ImportRow>): AsyncGenerator<Import> {
  for await (const row of rows) yield presentImport(row)
}
