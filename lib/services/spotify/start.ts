import 'server-only'
import { db, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import type { Import } from '@/lib/contract/imports'
import type { SyncMode } from '@/lib/contract/sync-mode'
import { AppError, InvalidInputError, NotFoundError } from '@/lib/errors'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { findImport } from '../imports/imports'
import { requireUser } from '../shared/access'
import { configuredApp } from './app'
import { notConnected, reconnect } from './problems'

const provider = 'spotify' as const
export const LIKED = { kind: 'liked', externalId: 'liked', name: 'Liked songs' } as const

export type WantedList = { kind: 'playlist' | 'liked'; externalId: string; name: string }

/**
 * Begins to bring playlists and liked songs in. Asks nothing of Spotify yet: that is the job's. What
 * another import is at already is left to that one, which is the answer where there is nothing else.
 * Throws `spotify_not_configured`, `spotify_not_connected`, `spotify_reconnect`.
 */
export async function importFromSpotify(
  ctx: Context,
  { playlistIds, liked }: { playlistIds: string[]; liked: boolean },
): Promise<Import> {
  const { userId } = requireUser(ctx)
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
  const importId = await db.transaction((tx) => beginImport(tx, userId, lists))
  return findImport(ctx, { importId })
}

/**
 * Brings one playlist in line with Spotify, in the way chosen now or before. Answers the import
 * that is at it already where there is one. Throws `not_found`, `conflict`.
 */
export async function syncPlaylist(
  ctx: Context,
  { playlistId, mode }: { playlistId: string; mode?: SyncMode },
): Promise<Import> {
  const { userId } = requireUser(ctx)
  const owned = { userId, id: playlistId }
  const playlist = await db.playlists.find(owned)
  if (!playlist) throw new NotFoundError('Playlist', playlistId)
  const { originSource, originExternalId: externalId, name } = playlist
  if (originSource !== provider || !externalId) {
    throw new AppError('conflict', 'This playlist did not come from Spotify.')
  }
  await assertConnected(userId)
  if (mode) await db.importedPlaylists.setSyncMode(owned, mode)
  await openQueue()
  const lists: WantedList[] = [{ kind: 'playlist', externalId, name }]
  const importId = await db.transaction((tx) => beginImport(tx, userId, lists))
  return findImport(ctx, { importId })
}

/**
 * Notes an import of those lists that no open one has yet and puts it in the queue, which must be
 * open. Answers its id, or that of the open import where that has them all.
 */
export async function beginImport(
  tx: Transaction,
  userId: string,
  wanted: WantedList[],
): Promise<string> {
  await tx.openImportLists.lock(userId)
  const open = await tx.openImportLists.list(
    userId,
    wanted.map((list) => list.externalId),
  )
  const isOpen = new Set(open.map(({ externalId }) => externalId))
  const lists = wanted.filter(({ externalId }) => !isOpen.has(externalId))
  if (lists.length === 0) return open[0]!.importId
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
  return row.id
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
