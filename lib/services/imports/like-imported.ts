import 'server-only'
import { db, type ImportRow } from '@/db'
import { LIKED_LIST } from '@/lib/list-id'
import { assertWithinLimit } from '../shared/user-limits'
import { listsChanged } from '../shuffle/lists-changed'
import { lockList } from '../shuffle/lock-list'
import type { ImportedTrack } from './align-target'
import { lockImportedLists } from './lock-imported-lists'

/**
 * Likes the songs that an import read, and records for undo which of them were not liked before.
 * Changes nothing if the import was undone.
 * @throws AppError `too_many_likes`
 */
export async function likeImported(
  { id: importId, userId }: Pick<ImportRow, 'id' | 'userId'>,
  songs: ImportedTrack[],
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await lockImportedLists(tx, { userId, importId }))) return
    await lockList(tx, { userId, list: LIKED_LIST })
    const liked = await tx.importedLikes.add(userId, songs)
    if (liked.length === 0) return
    await assertWithinLimit(tx, userId, 'likes')
    await tx.importChanges.recordLikes(importId, liked)
    await listsChanged(tx, userId, { liked: true, library: true })
  })
}
