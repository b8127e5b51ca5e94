import 'server-only'
import type { Transaction } from '@/db'
import { NotFoundError } from '@/lib/errors'
import { isPlaylistId, type ListKey } from '@/lib/list-id'

/**
 * Locks a list until the transaction ends. Every edit locks the list before its session and settings,
 * which avoids deadlocks.
 *
 * @throws `not_found`
 */
export async function lockList(tx: Transaction, { userId, list }: ListKey): Promise<void> {
  if (!isPlaylistId(list)) return tx.shuffleSettings.lock({ userId, list })
  const playlist = await tx.playlists.findForUpdate({ userId, id: list })
  if (!playlist) throw new NotFoundError('Playlist', list)
}
