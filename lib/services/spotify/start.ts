import 'server-only'
import { db, type ImportRow, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import type { Import } from '@/lib/contract/imports'
import type { SyncMode } from '@/lib/contract/sync-mode'
import { AppError, InvalidInputError, NotFoundError } from '@/lib/errors'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { signedIn } from '../access'
import { findImport, presentImport } from '../imports/imports'
import { configuredApp } from './app'
import { notConnected, reconnect } from './problems'

const provider = 'spotify' as const
export const LIKED = { kind: 'liked', externalId: 'liked', name: 'Liked songs' } as const

export type WantedList = { kind: 'playlist' | 'liked'; externalId: string; name: string }

/**
 * Begins to bring playlists and liked songs in. Asks nothing of Spotify yet: that is the job's.
 * Throws `spotify_not_configured`, `spotify_not_connected`, `spotify_reconnect`.
 */
export async function importFromSpotify(
  ctx: Context,
  { playlistIds, liked }: { playlistIds: string[]; liked: boolean },
): Promise<Import> {
  const { userId } = signedIn(ctx)
  const lists: WantedList[] = [...new Set(playlistIds)].map((externalId) => ({
    kind: 'playlist',
    externalId,
    name: '',
  }))
  if (liked) lists.push(LIKED)
  if (lists.length === 0) {
    throw new InvalidInputError([
      { path: 'playlistIds', message: 'Name a playlist, or ask for liked songs.' },
    ])
  }
  await assertConnected(userId)
  await openQueue()
  return presentImport(await db.transaction((tx) => beginImport(tx, userId, lists)))
}

/**
 * Brings one playlist in line with Spotify, in the way chosen now or before. Answers the import
 * that is at it already where there is one. Throws `not_found`, `conflict`.
 */
export async function syncPlaylist(
  ctx: Context,
  { playlistId, mode }: { playlistId: string; mode?: SyncMode },
): Promise<Import> {
  const { userId } = signedIn(ctx)
  const owned = { userId, id: playlistId }
  const playlist = await db.playlists.find(owned)
  if (!playlist) throw new NotFoundError('Playlist', playlistId)
  const { originSource, originExternalId: externalId, name } = playlist
  if (originSource !== provider || !externalId) {
    throw new AppError('conflict', 'This playlist did not come from Spotify.')
  }
  await assertConnected(userId)
  if (mode) await db.playlists.setSyncMode(owned, mode)
  const open = await db.importLists.findOpen(userId, externalId)
  if (open) return findImport(ctx, { importId: open })
  await openQueue()
  const lists: WantedList[] = [{ kind: 'playlist', externalId, name }]
  return presentImport(await db.transaction((tx) => beginImport(tx, userId, lists)))
}

/** Notes an import of these lists and puts it in the queue. The queue must be open. */
export async function beginImport(
  tx: Transaction,
  userId: string,
  lists: WantedList[],
): Promise<ImportRow> {
  const row = await tx.imports.create({
    userId,
    kind: 'spotify',
    name: nameOf(lists),
    playlistName: null,
    file: null,
    total: 0,
  })
  await tx.importLists.add(row.id, lists)
  await enqueue(tx, 'spotify_import', { importId: row.id }, { id: row.id, userId })
  return row
}

async function assertConnected(userId: string): Promise<void> {
  configuredApp()
  const connection = await db.connections.find({ userId, provider })
  if (!connection) throw notConnected()
  if (connection.brokenReason) throw reconnect()
}

function nameOf(lists: WantedList[]): string {
  const playlists = lists.filter((list) => list.kind === 'playlist')
  const words = [
    playlists.length === 1 ? playlists[0]!.name || '1 playlist' : '',
    playlists.length > 1 ? `${playlists.length} playlists` : '',
    playlists.length < lists.length ? 'liked songs' : '',
  ].filter(Boolean)
  return words.join(' and ')
}
