import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf } from '@/lib/contract/contract'
import type { plays } from '@/lib/contract/plays'
import { NotFoundError } from '@/lib/errors'
import { signedIn } from '../shared/access'
import { paged, readCursor } from '../shared/cursor'
import { presentSong } from '../shared/present'

/** The listening history, the latest first. */
export async function listPlays(
  ctx: Context,
  { limit, cursor }: { limit: number; cursor?: string },
) {
  const { userId } = signedIn(ctx)
  const scope = JSON.stringify(['plays', userId])
  const [playedAt, id] = cursor ? readCursor(scope, cursor) : []
  const after = id === undefined ? undefined : { playedAt: String(playedAt), id: String(id) }
  const rows = await db.plays.list(userId, { limit, after })
  const page = paged(rows, { scope, limit, keysOf: (row) => [row.playedAtKey, row.id] })
  return {
    data: page.rows.map(({ playedAtKey: _key, song, playedAt, ...play }) => ({
      ...play,
      playedAt: playedAt.toISOString(),
      song: presentSong(song),
    })),
    nextCursor: page.nextCursor,
  }
}

/** Makes room in the listening history for the months to come. */
export const prepareHistory = (): Promise<void> => db.ensurePlayPartitions()

/** Notes that a song was heard or skipped. Throws `not_found` for a song one may not see. */
export async function recordPlay(
  ctx: Context,
  { playedAt, playlistId, ...play }: InputOf<typeof plays.record>,
): Promise<void> {
  const { userId } = signedIn(ctx)
  const visible = await db.songs.findVisibleIds(userId, [play.songId])
  if (!visible.has(play.songId)) throw new NotFoundError('Song', play.songId)
  const now = new Date()
  const claimed = playedAt ? new Date(playedAt) : now
  await db.plays.record({
    ...play,
    userId,
    playlistId: playlistId ?? null,
    playedAt: claimed > now ? now : claimed,
  })
}
