import 'server-only'
import { db, type ImportListRow } from '@/db'
import { skipEvent } from '@/lib/importers/skip'
import type { SkipReason } from '@/lib/skip-reasons'
import { type ImportList, keyOf } from './provider'

/** Discards the entries of a list, so that it is read again from its start. */
export async function restartList(
  { row, list }: ImportList,
  change: Partial<Pick<ImportListRow, 'total' | 'snapshotId'>>,
): Promise<void> {
  const key = keyOf({ row, list })
  await db.transaction(async (tx) => {
    const { entries } = await tx.importEntries.count(key)
    await tx.importEntries.remove(key)
    const skipped = await tx.importSkips.removeFromList(key)
    await tx.importLists.update(key, { nextOffset: 0, restarts: list.restarts + 1, ...change })
    await tx.importProgress.addCounts(row.id, { imported: -entries, skipped: -skipped })
  })
}

/** Discards the entries of a list, and reports the list as skipped. */
export async function skipList({ row, list }: ImportList, reason: SkipReason): Promise<void> {
  const key = keyOf({ row, list })
  await db.transaction(async (tx) => {
    const { entries } = await tx.importEntries.count(key)
    await tx.importEntries.remove(key)
    await tx.importLists.update(key, { state: 'left_out', total: 0 })
    const text = list.name || `Playlist ${list.externalId}`
    await tx.importSkips.addToList(key, [skipEvent({ line: 0, ...reason, text })])
    await tx.importProgress.addCounts(row.id, { imported: -entries, skipped: 1 })
  })
}
