import 'server-only'
import { db } from '@/db'
import type { AlignedPlaylist } from '../imports/align-tracks'
import { applyPlaylist } from '../imports/apply-playlist'
import { likeImported } from '../imports/like-imported'
import { type ImportList, keyOf } from '../imports/paged/provider'
import { originOf } from './open-list'

/** Applies a list to its playlist, or to the likes. Removes nothing if it was not read whole. */
export async function applySpotifyList(
  step: ImportList,
  isWhole: boolean,
): Promise<AlignedPlaylist | undefined> {
  if (step.list.kind === 'playlist') return applyToPlaylist(step, isWhole)
  const { userId } = step.row
  const songs = await db.importEntries.list(keyOf(step))
  await likeImported(step.row, songs)
  if (isWhole) await db.connections.update({ userId, provider: 'spotify' }, { syncsLiked: true })
  return undefined
}

async function applyToPlaylist(
  step: ImportList,
  isWhole: boolean,
): Promise<AlignedPlaylist | undefined> {
  const { list } = step
  const { userId } = step.row
  const known = await db.importedPlaylists.find(userId, originOf(list))
  const playlist = await applyPlaylist(userId, {
    importId: step.row.id,
    ...originOf(list),
    name: list.name,
    description: list.description,
    tracks: await db.importEntries.list(keyOf(step)),
    how: isWhole ? (known?.syncMode ?? 'mirror') : 'append',
  })
  if (!playlist) return undefined
  const snapshotId = isWhole ? list.snapshotId : null
  await db.importedPlaylists.markSynced({ userId, id: playlist.id }, { snapshotId })
  return playlist
}
