import 'server-only'
import { type ArtistListRow, db } from '@/db'
import type { Context } from '@/lib/context'
import type { Artist } from '@/lib/contract/artist'
import type { artistsAlbums } from '@/lib/contract/artists-albums'
import type { InputOf, ResponseOf } from '@/lib/contract/contract'
import { NotFoundError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { listPage, toPosition } from '../shared/cursor'
import { listAlbums } from './albums'
import { listSongs } from './song-search'

type Contract = typeof artistsAlbums

/** Lists the artists of the user's library by name. */
export async function listArtists(
  ctx: Context,
  { limit, cursor }: InputOf<Contract['listArtists']>,
): Promise<ResponseOf<Contract['listArtists']>> {
  const { userId } = requireUser(ctx)
  const scope = JSON.stringify(['artists', userId])
  const page = await listPage(
    { scope, limit, cursor },
    (page) => db.artistLists.list(userId, page),
    toPosition,
  )
  return { data: page.rows.map(presentArtist), nextCursor: page.nextCursor }
}

/**
 * Returns an artist with the first page of their albums and songs.
 * @throws AppError `not_found`
 */
export async function findArtist(
  ctx: Context,
  { artistId, limit }: InputOf<Contract['findArtist']>,
): Promise<ResponseOf<Contract['findArtist']>> {
  const row = await db.artistLists.find(requireUser(ctx).userId, artistId)
  if (!row) throw new NotFoundError('Artist', artistId)
  const [albums, { data, nextCursor }] = await Promise.all([
    listAlbums(ctx, { artist: artistId, limit }),
    listSongs(ctx, { artist: artistId, limit }),
  ])
  return { ...presentArtist(row), albums, songs: { data, nextCursor } }
}

/** Returns the API representation of an artist. */
export const presentArtist = ({ id, name, songCount, albumCount }: ArtistListRow): Artist => ({
  id,
  name,
  songCount,
  albumCount,
})
