import 'server-only'
import { type AlbumListRow, db } from '@/db'
import type { Context } from '@/lib/context'
import type { Album } from '@/lib/contract/album'
import type { artistsAlbums } from '@/lib/contract/artists-albums'
import type { InputOf, ResponseOf } from '@/lib/contract/contract'
import { NotFoundError } from '@/lib/errors'
import { truncate } from '@/lib/song-text/clean-text'
import { requireUser } from '../shared/access'
import { listPage, toPosition } from '../shared/cursor'
import { presentSong } from '../shared/present'

/** Of the text of all album artists. */
const MAX_ARTIST_LENGTH = 1_000

type Contract = typeof artistsAlbums

/** Lists the albums of the user's library by title, of one artist if given. */
export async function listAlbums(
  ctx: Context,
  { limit, cursor, artist }: InputOf<Contract['listAlbums']>,
): Promise<ResponseOf<Contract['listAlbums']>> {
  const { userId } = requireUser(ctx)
  const scope = JSON.stringify(['albums', userId, artist])
  const page = await listPage(
    { scope, limit, cursor },
    (page) => db.albumLists.list(userId, artist, page),
    toPosition,
  )
  return { data: page.rows.map(presentAlbum), nextCursor: page.nextCursor }
}

/**
 * Returns an album with a page of its songs.
 * @throws AppError `not_found`, `invalid_cursor`
 */
export async function findAlbum(
  ctx: Context,
  { albumId, limit, cursor }: InputOf<Contract['findAlbum']>,
): Promise<ResponseOf<Contract['findAlbum']>> {
  const { userId } = requireUser(ctx)
  const row = await db.albumLists.find(userId, albumId)
  if (!row) throw new NotFoundError('Album', albumId)
  const scope = JSON.stringify(['album', userId, albumId])
  const page = await listPage(
    { scope, limit, cursor },
    (page) => db.albumLists.listSongs(userId, albumId, page),
    toPosition,
  )
  return {
    ...presentAlbum(row),
    songs: { data: page.rows.map(presentSong), nextCursor: page.nextCursor },
  }
}

/** Returns the API representation of an album. An album of many artists has a shortened text of them. */
export const presentAlbum = ({ sortKey: _sortKey, artist, ...album }: AlbumListRow): Album => ({
  ...album,
  artist: artist && truncate(artist, MAX_ARTIST_LENGTH),
})
