import 'server-only'
import type { Transaction } from '@/db'
import { NotFoundError } from '@/lib/errors'
import type { ListKey } from './list'

/**
 * Holds a list until the transaction ends: before its sessions and settings, which every edit takes
 * in the same order. Throws `not_found`.
 */
export async function lockList(tx: Transaction, { userId, list }: ListKey): Promise<void> {
  if (list === 'liked' || list === 'library') return tx.shuffleSettings.lock({ userId, list })
  if (!(await tx.playlists.findForUpdate({ userId, id: list }))) {
    throw new NotFoundError('Playlist', list)
  }
}
