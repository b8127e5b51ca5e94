import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { Playlist } from '@/lib/contract/playlist'
import { playlists, type SavePlaylist } from '@/lib/contract/playlists'
import { NotFoundError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { cachedRead } from '../shared/cached-read'
import { listPage } from '../shared/cursor'
import { presentPlaylist } from '../shared/present'
import { presentCountedPlaylist } from '../shared/present-counted-playlist'
import { assertBelowLimit } from '../shared/user-limits'
import { listsChanged } from '../shuffle/lists-changed'
import { playlistChangedError } from './playlist-version'

type Page = { limit: number; cursor?: string }

const findCachedPage = cachedRead('playlists', playlists.list.output)

/** Lists the playlists of the user, the last changed first. */
export async function listPlaylists(ctx: Context, page: Page) {
  const { userId } = requireUser(ctx)
  if (page.cursor !== undefined) return readPage(userId, page)
  const found = await findCachedPage(userId, page.limit)
  return found.status === 'hit' ? found.value : found.load(() => readPage(userId, page))
}

async function readPage(userId: string, { limit, cursor }: Page) {
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

/**
 * Creates an empty playlist.
 * @throws AppError `too_many_playlists`
 */
export async function createPlaylist(ctx: Context, input: SavePlaylist): Promise<Playlist> {
  const { userId } = requireUser(ctx)
  const created = await db.transaction(async (tx) => {
    await assertBelowLimit(tx, userId, 'playlists')
    return tx.playlists.create(userId, input)
  })
  return presentPlaylist(created, 0)
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
  return presentCountedPlaylist(owned.userId, updated)
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
