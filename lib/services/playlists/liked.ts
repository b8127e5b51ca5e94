import 'server-only'
import { db, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import { NotFoundError } from '@/lib/errors'
import { LIKED_LIST } from '@/lib/list-id'
import { requireUser } from '../shared/access'
import { listPage } from '../shared/cursor'
import { presentSong } from '../shared/present'
import { listsChanged } from '../shuffle/lists-changed'
import { lockList } from '../shuffle/lock-list'

/** Lists the liked songs of the user, the latest first. */
export async function listLikedSongs(
  ctx: Context,
  { limit, cursor }: { limit: number; cursor?: string },
) {
  const { userId } = requireUser(ctx)
  const scope = JSON.stringify(['liked', userId])
  const page = await listPage(
    { scope, limit, cursor },
    (page) => db.liked.list(userId, page),
    (row) => ({ key: row.sortKey, id: row.song.id }),
  )
  return {
    data: page.rows.map(({ likedAt, song }) => ({
      likedAt: likedAt.toISOString(),
      song: presentSong(song),
    })),
    nextCursor: page.nextCursor,
  }
}

/**
 * Likes a song. Liking it again changes nothing.
 * @throws AppError `not_found`
 */
export async function likeSong(ctx: Context, { songId }: { songId: string }): Promise<void> {
  const { userId } = requireUser(ctx)
  await editLiked(userId, async (tx) => {
    if (!(await tx.liked.like(userId, songId))) throw new NotFoundError('Song', songId)
  })
}

/** Removes the like of a song, if there is one. */
export async function unlikeSong(ctx: Context, { songId }: { songId: string }): Promise<void> {
  const { userId } = requireUser(ctx)
  await editLiked(userId, (tx) => tx.liked.unlike(userId, songId))
}

/** Changes the liked songs of a user and the running sets that contain them, in one transaction. */
export async function editLiked(
  userId: string,
  edit: (tx: Transaction) => Promise<unknown>,
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockList(tx, { userId, list: LIKED_LIST })
    await edit(tx)
    await listsChanged(tx, userId, { liked: true, library: true })
  })
}
