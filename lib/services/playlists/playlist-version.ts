import 'server-only'
import { db, type PlaylistRow, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import { playlists } from '@/lib/contract/playlists'
import { AppError } from '@/lib/errors'

/** Raised when the same rows are shown in another way, so that nobody keeps the old one. */
const FORM = 1
const STAMP_LENGTH = 22

type Shown = { userId: string; playlistId: string; limit: number }

/** The ETag of a playlist with its first tracks; undefined where there is none of the user's. */
export async function tagOf(
  stamps: Transaction['playlistStamps'],
  shown: Shown,
): Promise<string | undefined> {
  const found = await stamps.find(shown)
  return found && `"${found.version}-${FORM}${found.stamp.slice(0, STAMP_LENGTH)}"`
}

type Key = { userId: string; id: string }

/** What refuses a change of a playlist that has changed, with the ETag that it has now. */
export async function playlistChanged(
  { userId, id: playlistId }: Key,
  stamps: Transaction['playlistStamps'] = db.playlistStamps,
): Promise<AppError> {
  const { limit } = playlists.find.query.parse({})
  const tag = await tagOf(stamps, { userId, playlistId, limit })
  return new AppError(
    'precondition_failed',
    'The playlist has changed since you read it. Read it again.',
    { headers: tag ? { ETag: tag } : {} },
  )
}

/** Throws `precondition_failed` when none of the caller's versions of a playlist is current. */
export async function assertVersion(
  { ifVersions }: Context,
  playlist: PlaylistRow,
  tx: Transaction,
): Promise<void> {
  if (!ifVersions || ifVersions.includes(playlist.version)) return
  throw await playlistChanged(playlist, tx.playlistStamps)
}
