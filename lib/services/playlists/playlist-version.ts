import 'server-only'
import { db, type PlaylistRow, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import { playlists } from '@/lib/contract/playlists'
import { AppError } from '@/lib/errors'

/** Increased when the representation of the same rows changes, so that cached ones become invalid. */
const REPRESENTATION = 2
const STAMP_CHARACTERS = 22

type Shown = { userId: string; playlistId: string; limit: number }

/** Returns the ETag of a playlist with its first tracks; undefined if the user has no such playlist. */
export async function findPlaylistTag(
  stamps: Transaction['playlistStamps'],
  shown: Shown,
): Promise<string | undefined> {
  const found = await stamps.find(shown)
  return found && `"${found.version}-${REPRESENTATION}${found.stamp.slice(0, STAMP_CHARACTERS)}"`
}

type Key = { userId: string; id: string }

/** Returns the error of a conditional request to a playlist that has changed, with its current ETag. */
export async function playlistChangedError(
  { userId, id: playlistId }: Key,
  stamps: Transaction['playlistStamps'] = db.playlistStamps,
): Promise<AppError> {
  const { limit } = playlists.find.query.parse({})
  const tag = await findPlaylistTag(stamps, { userId, playlistId, limit })
  return new AppError(
    'precondition_failed',
    'The playlist has changed since you read it. Read it again.',
    { headers: tag ? { ETag: tag } : {} },
  )
}

/** @throws AppError `precondition_failed` if the caller names versions, and none of them is current */
export async function assertVersion(
  { ifVersions }: Context,
  playlist: PlaylistRow,
  tx: Transaction,
): Promise<void> {
  if (!ifVersions || ifVersions.includes(playlist.version)) return
  throw await playlistChangedError(playlist, tx.playlistStamps)
}
