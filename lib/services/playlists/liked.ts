import 'server-only'
import { db, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import { NotFoundError } from '@/lib/errors'
import { LIKED_LIST } from '@/lib/list-id'
import { requireUser } from '../shared/access'
import { listPage } from '../shared/cursor'
import { presentSong } from '../shared/present'
import { assertWithinLimit } from '../shared/user-limits'
import { listsChanged } from '../shuffle/lists-changed'
import { lockList } from '../shuffle/lock-list'

/** More liked songs are not counted. */
const MAX_COUNTED_SONGS = 20_000

/** Counts the liked songs that can be played; null if there are too many to count. */
export const countPlayableLiked = (ctx: Context): Promise<number | null> =>
  db.playableCounts.countLiked(requireUser(ctx).userId, MAX_COUNTED_SONGS)

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
 * @throws AppError `not_found`, `too_many_likes`
 */
export async function likeSong(ctx: Context, { songId }: { songId: string }): Promise<void> {
  const { userId } = requireUser(ctx)
  await editLiked(
    userId,
    async (tx) => {
      const result = await tx.liked.like(userId, songId)
      if (result === 'missing') throw new NotFoundError('Song', songId)
      return result === 'added'
    },
    songId,
  )
}

/** Removes the like of a song, if there is one. */
export async function unlikeSong(ctx: Context, { songId }: { songId: string }): Promise<void> {
  const { userId } = requireUser(ctx)
  const unlike = async (tx: Transaction) => {
    await tx.liked.unlike(userId, songId)
    return false
  }
  await editLiked(userId, unlike, songId)
}

/**
 * Changes the liked songs of a user and the running sets that contain them, in one transaction; with
 * `songId` only that song and others of its recording. `edit` returns whether it added likes: only
 * then the limit applies, so that users above a limit that was lowered can unlike songs.
 * @throws AppError `too_many_likes`
 */
export async function editLiked(
  userId: string,
  edit: (tx: Transaction) => Promise<boolean>,
  songId?: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockList(tx, { userId, list: LIKED_LIST })
    const isAdded = await edit(tx)
    if (isAdded) await assertWithinLimit(tx, userId, 'likes')
    const songIds = songId && (await tx.recordings.listVersions(userId, songId))
    const touched = songIds ? { trackIds: [], songIds } : undefined
    await listsChanged(tx, userId, { liked: true, library: true, touched })
  })
}
