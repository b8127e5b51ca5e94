import 'server-only'
import type { Context } from '@/lib/context'
import type { Import } from '@/lib/contract/imports'
import { changesOf } from '../changes'
import { findImport } from './imports'

const OPEN = new Set<Import['status']>(['queued', 'running'])

/** The import each time it changes, until it ends. Throws `not_found` at once. */
export async function watchImport(
  ctx: Context,
  key: { importId: string },
  signal: AbortSignal,
): Promise<AsyncIterable<Import>> {
  const first = await findImport(ctx, key)
  return changesOf(
    first,
    () => findImport(ctx, key),
    ({ status }) => OPEN.has(status),
    signal,
  )
}
