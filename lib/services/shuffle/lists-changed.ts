import 'server-only'
import type { Transaction } from '@/db'
import { LIBRARY_LIST, LIKED_LIST } from '@/lib/list-id'
import { reviseSession } from './revise-session'

/** The lists that a change affects. */
export type ChangedLists = {
  playlistIds?: readonly string[]
  /** The liked songs. */
  liked?: boolean
  /** All songs of the user. */
  library?: boolean
}

/**
 * Adapts the running shuffles of the changed lists. Every change of a list calls it in its own
 * transaction, after the change. Sessions are locked in one order, which avoids deadlocks.
 */
export async function listsChanged(
  tx: Transaction,
  userId: string,
  { playlistIds = [], liked = false, library = false }: ChangedLists,
): Promise<void> {
  const lists: string[] = [...playlistIds].sort()
  if (liked) lists.push(LIKED_LIST)
  if (library) lists.push(LIBRARY_LIST)
  for (const list of lists) await reviseSession(tx, { userId, list })
}
