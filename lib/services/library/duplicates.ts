import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf, ResponseOf } from '@/lib/contract/contract'
import type { songMerges } from '@/lib/contract/song-merges'
import { requireUser } from '../shared/access'
import { decodeCursor, paginate } from '../shared/cursor'
import { presentSong } from '../shared/present'

type Contract = (typeof songMerges)['list']

/**
 * Lists groups of songs of the user that are one recording.
 * @throws AppError `invalid_cursor`
 */
export async function listDuplicates(
  ctx: Context,
  { limit, cursor }: InputOf<Contract>,
): Promise<ResponseOf<Contract>> {
  const { userId } = requireUser(ctx)
  const scope = JSON.stringify(['duplicates', userId])
  const [after] = decodeCursor(scope, cursor) ?? []
  const groups = await db.duplicates.list(userId, {
    limit,
    after: after === undefined ? undefined : String(after),
  })
  const page = paginate(groups, { scope, limit, keysOf: ({ recordingKey }) => [recordingKey] })
  const ids = page.rows.flatMap(({ songIds }) => songIds)
  const songs = new Map((await db.duplicates.findSongs(userId, ids)).map((song) => [song.id, song]))
  return {
    data: page.rows.map(({ hasOneIsrc, songIds }) => ({
      reason: hasOneIsrc ? 'same_isrc' : 'same_name',
      songs: songIds.flatMap((id) => songs.get(id) ?? []).map(presentSong),
    })),
    nextCursor: page.nextCursor,
  }
}
