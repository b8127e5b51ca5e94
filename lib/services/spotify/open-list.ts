import 'server-only'
import { db, type ImportListRow, type ImportRow } from '@/db'
import { toPlaylistName } from '@/lib/importers/playlist-name'
import {
  fetchPlaylist,
  fetchPlaylists,
  PAGE_SIZE,
  type SpotifyPlaylist,
} from '@/lib/integrations/spotify/api'
import { cleanDescription } from '@/lib/song-text/clean-text'
import { type ImportList, keyOf, type ListStep } from '../imports/paged/provider'
import { skipList } from '../imports/paged/restart-list'
import { callSpotify } from './call'
import { findListSkip } from './list-skip'

/** A page of the user's playlists costs one call, so it replaces at least this many. */
const MIN_LISTS_FOR_PAGE = 3

/** Opens the lists that are on the user's pages of playlists. The others stay waiting. */
export async function openLists(row: ImportRow, lists: ImportListRow[]): Promise<void> {
  const waiting = new Map(
    lists
      .filter((list) => list.kind === 'playlist' && list.state === 'waiting')
      .map((list) => [list.externalId, list]),
  )
  for (let offset = 0; waiting.size >= MIN_LISTS_FOR_PAGE; offset += PAGE_SIZE) {
    const page = await callSpotify(row.userId, (token) => fetchPlaylists(token, offset))
    for (const playlist of page.playlists) {
      const list = waiting.get(playlist.id)
      if (list && waiting.delete(playlist.id)) await openPlaylist({ row, list }, playlist)
    }
    if (!page.hasMore) return
  }
}

/** Opens a list. Skips a playlist that the user may not read, or that no longer exists. */
export async function openList(step: ListStep): Promise<void> {
  if (step.list.kind === 'liked') {
    return db.importLists.update(keyOf(step), { state: 'reading' })
  }
  const playlist = await findPlaylist(step)
  await ('code' in playlist ? skipList(step, playlist) : openPlaylist(step, playlist))
}

/** Fetches the playlist of a list, or returns why it is skipped. Throws all other errors. */
export async function findPlaylist({ row, list, isLastTry }: ListStep) {
  try {
    return await callSpotify(row.userId, (token) => fetchPlaylist(token, list.externalId))
  } catch (error) {
    const skip = findListSkip(error, isLastTry)
    if (!skip) throw error
    return skip
  }
}

/** Opens a playlist, or closes it if its version is the one that was imported last. */
async function openPlaylist(step: ImportList, playlist: SpotifyPlaylist): Promise<void> {
  const { row, list } = step
  const known = await db.importedPlaylists.find(row.userId, originOf(list))
  const { snapshotId } = playlist
  const isUnchanged = snapshotId !== null && known?.originSnapshotId === snapshotId
  await db.transaction(async (tx) => {
    await tx.importLists.update(keyOf(step), {
      name: toPlaylistName(playlist.name),
      description: cleanDescription(playlist.description),
      snapshotId,
      total: isUnchanged ? 0 : playlist.trackCount,
      state: isUnchanged ? 'unchanged' : 'reading',
    })
    await tx.importProgress.addCounts(row.id, {})
    if (!known || !isUnchanged) return
    const { id, name, trackCount } = known
    await tx.importedPlaylists.markSynced({ userId: row.userId, id }, { snapshotId })
    await tx.importProgress.addPlaylist(row.id, { id, name, trackCount })
  })
}

export const originOf = ({ externalId }: ImportListRow) => ({
  source: 'spotify' as const,
  externalId,
})
