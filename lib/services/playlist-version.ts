import 'server-only'
import type { PlaylistRow } from '@/db'
import type { Context } from '@/lib/context'
import { AppError } from '@/lib/errors'

export const playlistChanged = () =>
  new AppError('precondition_failed', 'The playlist has changed since you read it. Read it again.')

/** Throws `precondition_failed` when the caller's version of a playlist is no longer current. */
export function assertVersion({ ifVersion }: Context, playlist: PlaylistRow): void {
  if (ifVersion !== undefined && ifVersion !== playlist.version) throw playlistChanged()
}
