import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '@/lib/context'
import type { Import } from '@/lib/contract/imports'
import { findImport } from './imports'

const LOOK_EVERY_MS = 250
const LONGEST_MS = 30 * 60 * 1000
const OPEN = new Set<Import['status']>(['queued', 'running'])

/** The import each time it changes, until it ends. Throws `not_found` at once. */
export async function watchImport(
  ctx: Context,
  key: { importId: string },
  signal: AbortSignal,
): Promise<AsyncIterable<Import>> {
  const first = await findImport(ctx, key)
  return changes(ctx, key, first, signal)
}

async function* changes(
  ctx: Context,
  key: { importId: string },
  first: Import,
  signal: AbortSignal,
): AsyncGenerator<Import> {
  const until = Date.now() + LONGEST_MS
  let last = first
  yield last
  while (OPEN.has(last.status) && Date.now() < until && !signal.aborted) {
    await wait(LOOK_EVERY_MS, undefined, { signal }).catch(() => {})
    const now = await findImport(ctx, key)
    if (JSON.stringify(now) !== JSON.stringify(last)) yield now
    last = now
  }
}
