import 'server-only'
import type { ImportChange, Transaction } from '@/db'
import { LIKED_LIST } from '@/lib/list-id'
import { lockList } from '../shuffle/lock-list'

/**
 * Locks all lists that an import changed, and returns those that still exist. The order is that of
 * all other edits, which avoids deadlocks: the liked songs, the library, the playlists by their ids.
 * The row of the import is locked after them, as its job does.
 */
export async function lockChangedLists(
  tx: Transaction,
  userId: string,
  changes: ImportChange[],
): Promise<ReadonlySet<string>> {
  const lists = new Set(changes.map(({ list }) => list))
  const found = new Set<string>()
  if (lists.delete(LIKED_LIST)) {
    await lockList(tx, { userId, list: LIKED_LIST })
    found.add(LIKED_LIST)
  }
  await tx.library.lock(userId)
  for (const id of [...lists].sort()) {
    if (await tx.playlists.findForUpdate({ userId, id })) found.add(id)
  }
  return found
}
