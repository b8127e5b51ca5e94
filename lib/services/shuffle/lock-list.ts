import 'server-only'
import type { Transaction } from '@/db'
import { NotFoundError } from '@/lib/errors'
import { isPlaylistId, LIKED_LIST, type ListKey, parseDerivedList } from '@/lib/list-id'
import { assertListExists } from './track-facts'

/**
 * Locks a list until the transaction ends. Every edit locks the list before its session and settings,
 * which avoids deadlocks.
 *
 * @throws `not_found`
 */
export async function lockList(tx: Transaction, { userId, list }: ListKey): Promise<void> {
  const derived = parseDerivedList(list)
  // Without these locks, a session could be created over songs that change at the same time.
  if (derived?.kind === 'view') await tx.shuffleSettings.lock({ userId, list: LIKED_LIST })
  if (derived) await tx.library.lock(userId)
  if (!isPlaylistId(list)) {
    await tx.shuffleSettings.lock({ userId, list })
    return assertListExists(tx, { userId, list })
  }
  const playlist = await tx.playlists.findForUpdate({ userId, id: list })
  if (!playlist) throw new NotFoundError('Playlist', list)
}
