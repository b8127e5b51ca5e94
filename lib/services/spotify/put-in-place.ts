import 'server-only'
import { db, type ImportListRow, type ImportRow } from '@/db'
import { applyPlaylist } from '../imports/apply-playlist'
import { closeList } from '../imports/close-list'
import { editLiked } from '../playlists/liked'
import { originOf } from './read-list'

type Step = { row: ImportRow; list: ImportListRow }

/**
 * Makes what was read of a list a playlist or likes; done twice it comes to the same. Of a list
 * that was not read whole nothing is taken away; that it was cut short is said in the report.
 */
export async function putInPlace(
  { row, list }: Step,
  { isWhole, isCutShort = false }: { isWhole: boolean; isCutShort?: boolean },
) {
  const key = { importId: row.id, number: list.number }
  const { duplicates } = await db.importEntries.count(key)
  const playlist =
    list.kind === 'liked' ? await like(row, key) : await apply({ row, list }, isWhole)
  if (list.kind === 'liked' && isWhole) {
    const connection = { userId: row.userId, provider: 'spotify' } as const
    await db.connections.update(connection, { syncsLiked: true })
  }
  const cutShortBy = isCutShort ? 'Spotify' : undefined
  await closeList({ row, list, duplicates, playlist, cutShortBy })
}

async function apply({ row, list }: Step, isWhole: boolean) {
  const { userId } = row
  const tracks = await db.importEntries.list({ importId: row.id, number: list.number })
  const known = await db.importedPlaylists.find(userId, originOf(list))
  const playlist = await applyPlaylist(userId, {
    ...originOf(list),
    name: list.name,
    description: list.description,
    tracks,
    how: isWhole ? (known?.syncMode ?? 'mirror') : 'append',
  })
  const snapshotId = isWhole ? list.snapshotId : null
  await db.importedPlaylists.markSynced({ userId, id: playlist.id }, { snapshotId })
  return playlist
}

async function like({ userId }: ImportRow, key: { importId: string; number: number }) {
  const songs = await db.importEntries.list(key)
  await editLiked(userId, (tx) => tx.liked.likeMany(userId, songs))
  return undefined
}
