import 'server-only'
import { db } from '@/db'
import type { AlignMode, ImportedTrack } from './align-target'
import { type AlignedPlaylist, alignPlaylist } from './align-tracks'
import { ensureImportedPlaylist } from './ensure-playlist'
import { lockImportedLists } from './lock-imported-lists'

type Playlist = {
  source: 'file' | 'spotify' | 'youtube'
  name: string
  description: string | null
  /** The id of the list at its source, by which the playlist of an earlier import is found. */
  externalId: string
  tracks: ImportedTrack[]
  how?: AlignMode
  /** The import that applies the list; null if it cannot be undone. */
  importId: string | null
}

/**
 * Creates the playlist of a list that has an id at its source, or updates that of an earlier import.
 * Undefined if the import was undone: then nothing changes.
 */
export async function applyPlaylist(
  userId: string,
  { tracks, source, externalId, how = 'mirror', importId, ...details }: Playlist,
): Promise<AlignedPlaylist | undefined> {
  return db.transaction(async (tx) => {
    if (!(await lockImportedLists(tx, { userId, importId }))) return undefined
    const origin = { source, externalId }
    const { id, isNew } = await ensureImportedPlaylist(tx, userId, origin, details)
    await tx.playlists.findForUpdate({ userId, id })
    return alignPlaylist(tx, { userId, id, importId, isNew }, { tracks, how })
  })
}
