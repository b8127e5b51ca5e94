import 'server-only'
import type { Transaction } from '@/db'
import { assertBelowLimit } from '../shared/user-limits'

type Ensure = Transaction['importedPlaylists']['ensure']
type EnsuredPlaylist = {
  id: string
  /** Whether there was none before. */
  isNew: boolean
}

/**
 * Returns the playlist of an earlier import of the same list; creates one if there is none.
 * @throws AppError `too_many_playlists`
 */
export async function ensureImportedPlaylist(
  tx: Transaction,
  ...[userId, origin, details]: Parameters<Ensure>
): Promise<EnsuredPlaylist> {
  const known = await tx.importedPlaylists.find(userId, origin)
  if (!known) return createImportedPlaylist(tx, userId, origin, details)
  const { id } = await tx.importedPlaylists.ensure(userId, origin, details)
  return { id, isNew: false }
}

/**
 * Creates the playlist of a list that no import has created before.
 * @throws AppError `too_many_playlists`
 */
export async function createImportedPlaylist(
  tx: Transaction,
  ...[userId, origin, details]: Parameters<Ensure>
): Promise<EnsuredPlaylist> {
  await assertBelowLimit(tx, userId, 'playlists')
  const { id } = await tx.importedPlaylists.ensure(userId, origin, details)
  return { id, isNew: true }
}
