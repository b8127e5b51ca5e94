import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { artistsAlbums } from '@/lib/contract/artists-albums'
import type { InputOf, ResponseOf } from '@/lib/contract/contract'
import { naturalOrder } from '@/lib/song-text/natural-order'
import { requireUser } from '../shared/access'
import { presentPlaylist } from '../shared/present'
import { presentAlbum } from './albums'
import { presentArtist } from './artists'
import { findSearchTerms, listSongs } from './song-search'

type Contract = (typeof artistsAlbums)['search']

/** Sort keys of names leave it out at their beginning. */
const ARTICLE = 'the'

/** The best matches among the songs, artists, albums and playlists of the user. */
export async function searchLibrary(
  ctx: Context,
  { q, limit }: InputOf<Contract>,
): Promise<ResponseOf<Contract>> {
  const { userId } = requireUser(ctx)
  const terms = await findSearchTerms(userId, q)
  if (terms.length === 0) return { songs: [], artists: [], albums: [], playlists: [] }
  const named = terms.map(({ word, close }) => ({
    word: naturalOrder(word),
    similar: close.map((one) => naturalOrder(one.word)),
  }))
  const withoutArticle = named.filter(({ word }) => word !== ARTICLE)
  const names = withoutArticle.length > 0 ? withoutArticle : named
  const [songs, artists, albums, playlists] = await Promise.all([
    listSongs(ctx, { q, limit }),
    db.artistLists.search(userId, names, limit),
    db.albumLists.search(userId, names, limit),
    db.playlists.search(
      userId,
      terms.map(({ word, close }) => ({ word, similar: close.map((one) => one.word) })),
      limit,
    ),
  ])
  return {
    songs: songs.data,
    artists: artists.map(presentArtist),
    albums: albums.map(presentAlbum),
    playlists: playlists.map(presentPlaylist),
  }
}
