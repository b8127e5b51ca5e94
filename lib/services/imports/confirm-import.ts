import 'server-only'
import { db, type ImportChange, type ImportRow, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import type { Import } from '@/lib/contract/import'
import { AppError, NotFoundError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { listsChanged } from '../shuffle/lists-changed'
import { lockChangedLists } from './lock-changed-lists'
import { presentImport } from './present-import'
import { confirmationDeadline } from './undo-deadline'

type Decision = {
  importId: string
  /** Whether to remove the tracks, or to keep them as tracks that no later import removes. */
  remove: boolean
}

/**
 * Settles the removals that wait for a confirmation. The same decision again changes nothing.
 * @throws AppError `not_found`; `confirmation_ended` if nothing waits, or the time for it is over
 */
export async function confirmImport(ctx: Context, { importId, remove }: Decision): Promise<Import> {
  const { userId } = requireUser(ctx)
  const owned = { userId, id: importId }
  const settled = await db.transaction(async (tx) => {
    await tx.fileLists.lock(userId)
    const found = await tx.imports.find(owned)
    if (!found) throw new NotFoundError('Import', importId)
    const changes = await tx.importChanges.list(importId)
    const pending = changes.filter((change) => change.pending.length > 0)
    const lists = await lockChangedLists(tx, userId, pending)
    const row = (await tx.imports.findForUpdate(owned)) ?? found
    if (row.confirmedAt && row.removalConfirmed === remove) return row
    assertWaiting(row)
    const playlistIds: string[] = []
    for (const change of pending) {
      const { list } = change
      const removed = lists.has(list) ? await settleList(tx, { userId, change, remove }) : []
      await tx.importChanges.settle({ importId, list }, removed)
      if (removed.length > 0) playlistIds.push(list)
    }
    await listsChanged(tx, userId, { playlistIds, library: playlistIds.length > 0 })
    return tx.imports.settleRemoval(owned, remove)
  })
  return presentImport(settled)
}

function assertWaiting(row: ImportRow): void {
  const deadline = confirmationDeadline(row)
  if (deadline && deadline.getTime() > Date.now()) return
  throw new AppError(
    'confirmation_ended',
    'No removal of this import waits for a confirmation any more.',
  )
}

type Settling = { userId: string; change: ImportChange; remove: boolean }

/** Returns the tracks that were removed: those that the user has not removed or taken over since. */
async function settleList(tx: Transaction, { userId, change, remove }: Settling) {
  const owned = { userId, id: change.list }
  if (!remove) {
    await tx.importedTracks.markOwn(owned.id, change.pending)
    return []
  }
  const removed = await tx.importedTracks.remove(owned.id, change.pending)
  if (removed.length > 0) await tx.playlistTotals.recount(owned)
  return removed
}
