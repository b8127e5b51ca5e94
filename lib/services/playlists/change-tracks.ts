import 'server-only'
import { db, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import { NotFoundError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { type ChangedLists, listsChanged } from '../shuffle/lists-changed'
import { assertVersion } from './playlist-version'

/**
 * Changes tracks in a transaction that locks the playlist; then updates its totals and the running sets
 * of `lists`.
 * @throws AppError `not_found`, `precondition_failed`
 */
export async function changeTracks<Result>(
  ctx: Context,
  playlistId: string,
  change: (tx: Transaction) => Promise<Result>,
  lists: ChangedLists = { playlistIds: [playlistId], library: true },
): Promise<Result> {
  const owned = { userId: requireUser(ctx).userId, id: playlistId }
  return db.transaction(async (tx) => {
    const playlist = await tx.playlists.findForUpdate(owned)
    if (!playlist) throw new NotFoundError('Playlist', playlistId)
    await assertVersion(ctx, playlist, tx)
    const result = await change(tx)
    await tx.playlistTotals.recount(owned)
    await listsChanged(tx, owned.userId, lists)
    return result
  })
}
