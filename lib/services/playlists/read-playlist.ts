import 'server-only'
import { z } from 'zod'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import { PlaylistDetail } from '@/lib/contract/playlist'
import { NotFoundError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { cachedRead } from '../shared/cached-read'
import { presentCountedPlaylist } from '../shared/present-counted-playlist'
import { listTracks } from './playlist-tracks'
import { findPlaylistTag } from './playlist-version'

type Shown = { playlistId: string; limit: number }

/** A playlist and the ETag that it had before it was read, so that the ETag is never the newer one. */
const TaggedPlaylist = z.object({ etag: z.string(), result: PlaylistDetail })
type TaggedPlaylist = z.output<typeof TaggedPlaylist>

type OpenedPlaylist = {
  /** Undefined if the user has no such playlist. */
  etag: string | undefined
  /** @throws AppError `not_found` */
  load: () => Promise<TaggedPlaylist>
}

const findCachedPlaylist = cachedRead('playlist', TaggedPlaylist)

/** Returns the ETag of a playlist with its first tracks, and how to read them. */
export async function openPlaylist(
  ctx: Context,
  { playlistId, limit }: Shown,
): Promise<OpenedPlaylist> {
  const { userId } = requireUser(ctx)
  const found = await findCachedPlaylist(userId, playlistId, limit)
  if (found.status === 'hit') {
    const { value } = found
    return { etag: value.etag, load: async () => value }
  }
  const etag = await findPlaylistTag(db.playlistStamps, { userId, playlistId, limit })
  const load = async () => {
    if (etag === undefined) throw new NotFoundError('Playlist', playlistId)
    return { etag, result: await readPlaylist(ctx, { playlistId, limit }) }
  }
  return { etag, load: () => found.load(load) }
}

/**
 * Finds a playlist of the user with the first page of its tracks.
 * @throws AppError `not_found`
 */
export async function findPlaylist(ctx: Context, shown: Shown): Promise<PlaylistDetail> {
  const { load } = await openPlaylist(ctx, shown)
  return (await load()).result
}

async function readPlaylist(
  ctx: Context,
  { playlistId, limit }: Shown,
): Promise<TaggedPlaylist['result']> {
  const { userId } = requireUser(ctx)
  const [playlist, tracks] = await Promise.all([
    db.playlists.find({ userId, id: playlistId }),
    listTracks(ctx, { playlistId, limit }),
  ])
  if (!playlist) throw new NotFoundError('Playlist', playlistId)
  return { ...(await presentCountedPlaylist(userId, playlist)), tracks }
}
