import 'server-only'
import { db, type ImportChange, type ImportRow, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import type { Import } from '@/lib/contract/import'
import { AppError, NotFoundError } from '@/lib/errors'
import { LIKED_LIST } from '@/lib/list-id'
import { requireUser } from '../shared/access'
import { listsChanged } from '../shuffle/lists-changed'
import { lockChangedLists } from './lock-changed-lists'
import { presentImport } from './present-import'
import { undoDeadline } from './undo-deadline'
import { undoPlaylist } from './undo-playlist'

/**
 * Takes back what an import did to lists, within a day of its end: restores removed tracks, removes
 * added ones and likes, and the songs that nothing else uses. Undoing it again changes nothing.
 * @throws AppError `not_found`; `conflict` while it runs; `undo_expired`; `import_superseded` if a
 * later import has changed one of the lists
 */
export async function undoImport(
  ctx: Context,
  { importId }: { importId: string },
): Promise<Import> {
  const { userId } = requireUser(ctx)
  const owned = { userId, id: importId }
  const undone = await db.transaction(async (tx) => {
    await tx.fileLists.lock(userId)
    const found = await tx.imports.find(owned)
    if (!found) throw new NotFoundError('Import', importId)
    const changes = await tx.importChanges.list(importId)
    const lists = await lockChangedLists(tx, userId, changes)
    const row = (await tx.imports.findForUpdate(owned)) ?? found
    if (row.undoneAt) return row
    assertUndoable(row)
    if (changes.some(({ isSuperseded }) => isSuperseded)) {
      throw new AppError(
        'import_superseded',
        'A later import has changed the same list. Undo that one first.',
      )
    }
    await undoChanges(tx, { userId, importId }, { changes, lists })
    return tx.imports.markUndone(owned)
  })
  return presentImport(undone)
}

type Undoing = { changes: ImportChange[]; lists: ReadonlySet<string> }

/** Undoes the changes of `lists`, and removes the songs that nothing else uses. */
async function undoChanges(
  tx: Transaction,
  key: { userId: string; importId: string },
  { changes, lists }: Undoing,
): Promise<void> {
  const { userId, importId } = key
  const undone = changes.flatMap((change) => change.added)
  // A deleted playlist has no tracks any more.
  const songIds = await tx.unusedSongs.findSongs(undone)
  const playlistIds: string[] = []
  for (const change of changes) {
    const { list } = change
    if (list === LIKED_LIST) await tx.importedLikes.remove(userId, change.added)
    else if (lists.has(list) && (await undoPlaylist(tx, { userId, change }))) playlistIds.push(list)
    await tx.importChanges.settle({ importId, list }, [])
  }
  const songs = (await tx.unusedSongs.removeImported(key, { songIds, undone })) > 0
  const liked = lists.has(LIKED_LIST)
  await listsChanged(tx, userId, { playlistIds, liked, library: true, songs })
}

function assertUndoable(row: ImportRow): void {
  const deadline = undoDeadline(row)
  if (!deadline) {
    throw new AppError('conflict', 'The import has not ended yet. Cancel it first.')
  }
  if (deadline.getTime() <= Date.now()) {
    throw new AppError('undo_expired', 'An import can be undone for one day after its end.')
  }
}
