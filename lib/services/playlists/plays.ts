import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf } from '@/lib/contract/contract'
import type { plays } from '@/lib/contract/plays'
import { NotFoundError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { listPage, toPosition } from '../shared/cursor'
import { presentSong } from '../shared/present'

/** Lists the plays of the user, the latest first. */
export async function listPlays(
  ctx: Context,
  { limit, cursor }: { limit: number; cursor?: string },
) {
  const { userId } = requireUser(ctx)
  const scope = JSON.stringify(['plays', userId])
  const page = await listPage(
    { scope, limit, cursor },
    (page) => db.plays.list(userId, page),
    toPosition,
  )
  return {
    data: page.rows.map(({ sortKey: _key, song, playedAt, ...play }) => ({
      ...play,
      playedAt: playedAt.toISOString(),
      song: presentSong(song),
    })),
    nextCursor: page.nextCursor,
  }
}

/** Creates the partitions of the plays of the coming months. */
export const createPlayPartitions = (): Promise<void> => db.ensurePlayPartitions()

/**
 * Records that a song was played or skipped. A time in the future is replaced by the current time.
 * @throws AppError `not_found`, also for songs of other users
 */
export async function recordPlay(
  ctx: Context,
  { playedAt, playlistId, ...play }: InputOf<typeof plays.record>,
): Promise<void> {
  const { userId } = requireUser(ctx)
  const visible = await db.songs.findOwnIds(userId, [play.songId])
  if (!visible.has(play.songId)) throw new NotFoundError('Song', play.songId)
  const now = new Date()
  const given = playedAt ? new Date(playedAt) : now
  await db.plays.add({
    ...play,
    userId,
    playlistId: playlistId ?? null,
    playedAt: given > now ? now : given,
  })
}
