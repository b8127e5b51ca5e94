import 'server-only'
import { db, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import type { Import } from '@/lib/contract/import'
import type { SyncMode } from '@/lib/contract/sync-mode'
import { AppError, InvalidInputError, NotFoundError } from '@/lib/errors'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { findImport } from '../imports/imports'
import { requireUser } from '../shared/access'
import { assertBelowLimit } from '../shared/user-limits'
import { configuredApp } from './app'
import { notConnectedError, reconnectError } from './problems'

const provider = 'spotify' as const
export const LIKED_SONGS = { kind: 'liked', externalId: 'liked', name: 'Liked songs' } as const

export type RequestedList = { kind: 'playlist' | 'liked'; externalId: string; name: string }

/**
 * Queues an import of playlists and liked songs. Lists that an open import already contains are left
 * out; if there is no other list, returns that import.
 * @throws AppError `invalid_input`, `too_many_imports`, `spotify_not_configured`, `spotify_not_connected`, `spotify_reconnect`
 */
export async function startSpotifyImport(
  ctx: Context,
  { playlistIds, liked }: { playlistIds: string[]; liked: boolean },
): Promise<Import> {
  const { userId } = requireUser(ctx)
  const lists: RequestedList[] = [...new Set(playlistIds)].map((externalId) => ({
    kind: 'playlist',
    externalId,
    name: '',
  }))
  if (liked) lists.push(LIKED_SONGS)
  if (lists.length === 0) {
    throw new InvalidInputError([
      {
        path: 'playlistIds',
        code: 'missing',
        message: 'Must contain a playlist, unless `liked` is true.',
      },
    ])
  }
  await assertConnected(userId)
  await openQueue()
  const importId = await db.transaction((tx) => createImport(tx, userId, lists))
  return findImport(ctx, { importId })
}

/**
 * Queues an import of one playlist with its sync mode, which `mode` changes. Returns the open import
 * that contains the playlist, if there is one.
 * @throws AppError `not_found`, `conflict`, and those of `startSpotifyImport`
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
    throw new AppError('conflict', 'This playlist was not imported from Spotify.')
  }
  await assertConnected(userId)
  if (mode) await db.importedPlaylists.setSyncMode(owned, mode)
  await openQueue()
  const lists: RequestedList[] = [{ kind: 'playlist', externalId, name }]
  const importId = await db.transaction((tx) => createImport(tx, userId, lists))
  return findImport(ctx, { importId })
}

/**
 * Creates and queues an import of those lists that no open import contains, and returns its id; the
 * id of the open import if that contains all of them. The queue must be open.
 */
export async function createImport(
  tx: Transaction,
  userId: string,
  requested: RequestedList[],
): Promise<string> {
  await tx.openImportLists.lock(userId)
  const open = await tx.openImportLists.list(
    userId,
    requested.map((list) => list.externalId),
  )
  const isOpen = new Set(open.map(({ externalId }) => externalId))
  const lists = requested.filter(({ externalId }) => !isOpen.has(externalId))
  const [firstOpen] = open
  if (lists.length === 0 && firstOpen) return firstOpen.importId
  await assertBelowLimit(tx, userId, 'imports')
  const row = await tx.imports.create({
    userId,
    kind: 'spotify',
    name: formatName(lists),
    playlistName: null,
    fileId: null,
    total: 0,
  })
  await tx.importLists.add(row.id, lists)
  await enqueue(tx, 'spotify_import', { importId: row.id }, { id: row.id, userId })
  return row.id
}

async function assertConnected(userId: string): Promise<void> {
  configuredApp()
  const connection = await db.connections.find({ userId, provider })
  if (!connection) throw notConnectedError()
  if (connection.brokenReason) throw reconnectError()
}

function formatName(lists: RequestedList[]): string {
  const playlists = lists.filter((list) => list.kind === 'playlist')
  const [first] = playlists
  const parts = [
    playlists.length === 1 ? first?.name || '1 playlist' : '',
    playlists.length > 1 ? `${playlists.length} playlists` : '',
    playlists.length < lists.length ? 'liked songs' : '',
  ]
  return parts.filter(Boolean).join(' and ')
}
