import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { Playlist, PlaylistDetail } from '@/lib/contract/playlist'
import type { SavePlaylist } from '@/lib/contract/playlists'
import { NotFoundError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { listPage } from '../shared/cursor'
import { presentPlaylist } from '../shared/present'
import { listsChanged } from '../shuffle/lists-changed'
import { listTracks } from './playlist-tracks'
import { findPlaylistTag, playlistChangedError } from './playlist-version'

type Page = { limit: number; cursor?: string }

/** Lists the playlists of the user, the last changed first. */
export async function listPlaylists(ctx: Context, { limit, cursor }: Page) {
  const { userId } = requireUser(ctx)
  const scope = JSON.stringify(['playlists', userId])
  const page = await listPage(
    { scope, limit, cursor },
    (page) => db.playlists.list(userId, page),
    (row) => ({ key: row.sortKey, id: row.playlist.id }),
  )
  return {
    data: page.rows.map(({ playlist }) => presentPlaylist(playlist)),
    nextCursor: page.nextCursor,
  }
}

/** Creates an empty playlist. */
export async function createPlaylist(ctx: Context, input: SavePlaylist): Promise<Playlist> {
  return presentPlaylist(await db.playlists.create(requireUser(ctx).userId, input))
}

/**
 * Finds a playlist of the user with the first page of its tracks.
 * @throws AppError `not_found`
 */
export async function findPlaylist(
  ctx: Context,
  { playlistId, limit }: { playlistId: string; limit: number },
): Promise<PlaylistDetail> {
  const { userId } = requireUser(ctx)
  const [playlist, tracks] = await Promise.all([
    db.playlists.find({ userId, id: playlistId }),
    listTracks(ctx, { playlistId, limit }),
  ])
  if (!playlist) throw new NotFoundError('Playlist', playlistId)
  return { ...presentPlaylist(playlist), tracks }
}

/** Returns the ETag of a playlist with its first tracks; undefined if the user has no such playlist. */
export async function findTag(
  ctx: Context,
  { playlistId, limit }: { playlistId: string; limit: number },
): Promise<string | undefined> {
  const { userId } = requireUser(ctx)
  return findPlaylistTag(db.playlistStamps, { userId, playlistId, limit })
}

/**
 * Sets name and description.
 * @throws AppError `not_found`, `precondition_failed`
 */
export async function updatePlaylist(
  ctx: Context,
  { playlistId, ...details }: SavePlaylist & { playlistId: string },
): Promise<Playlist> {
  const owned = { userId: requireUser(ctx).userId, id: playlistId }
  const updated = await db.playlists.update(owned, details, ctx.ifVersions)
  if (!updated) throw await notFoundOrChangedError(owned)
  return presentPlaylist(updated)
}

/**
 * Deletes a playlist with its tracks and its shuffle session.
 * @throws AppError `not_found`, `precondition_failed`
 */
export async function removePlaylist(
  ctx: Context,
  { playlistId }: { playlistId: string },
): Promise<void> {
  const owned = { userId: requireUser(ctx).userId, id: playlistId }
  const isRemoved = await db.transaction(async (tx) => {
    if (!(await tx.playlists.remove(owned, ctx.ifVersions))) return false
    await listsChanged(tx, owned.userId, { library: true })
    return true
  })
  if (!isRemoved) throw await notFoundOrChangedError(owned)
}

async function notFoundOrChangedError(owned: { userId: string; id: string }) {
  const exists = await db.playlists.find(owned)
  return exists ? playlistChangedError(owned) : new NotFoundError('Playlist', owned.id)
}
