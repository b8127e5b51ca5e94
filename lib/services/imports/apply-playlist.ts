import 'server-only'
import { db } from '@/db'
import type { AlignMode, ImportedTrack } from './align-target'
import { type AlignedPlaylist, alignPlaylist } from './align-tracks'

type Playlist = {
  source: 'file' | 'spotify' | 'youtube'
  name: string
  description: string | null
  /** The id of the list at its source, by which the playlist of an earlier import is found. */
  externalId: string
  tracks: ImportedTrack[]
  how?: AlignMode
}

/** Creates the playlist of a list that has an id at its source, or updates that of an earlier import. */
export async function applyPlaylist(
  userId: string,
  { tracks, source, externalId, how = 'mirror', ...details }: Playlist,
): Promise<AlignedPlaylist> {
  return db.transaction(async (tx) => {
    const { id } = await tx.importedPlaylists.ensure(userId, { source, externalId }, details)
    await tx.playlists.findForUpdate({ userId, id })
    return alignPlaylist(tx, { userId, id }, { tracks, how })
  })
}
