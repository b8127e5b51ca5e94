import 'server-only'
import { db, type SearchTerm } from '@/db'
import type { Context } from '@/lib/context'
import type { artistsAlbums } from '@/lib/contract/artists-albums'
import type { InputOf, ResponseOf } from '@/lib/contract/contract'
import { naturalOrder } from '@/lib/song-text/natural-order'
import { requireUser } from '../shared/access'
import { presentPlaylist } from '../shared/present'
import { presentAlbum } from './albums'
import { presentArtist } from './artists'
import { findSearchTerms, listBestSongs } from './song-search'

type Contract = (typeof artistsAlbums)['search']

/** A leading article, which sort keys of names omit. */
const ARTICLE = 'the'

/** Returns the best matches among the songs, artists, albums and playlists of the user. */
export async function searchLibrary(
  ctx: Context,
  { q, limit }: InputOf<Contract>,
): Promise<ResponseOf<Contract>> {
  const { userId } = requireUser(ctx)
  const terms = await findSearchTerms(db, userId, q)
  if (terms.length === 0) return { songs: [], artists: [], albums: [], playlists: [] }
  const withoutArticle = terms.filter(({ word }) => word !== ARTICLE)
  const names = (withoutArticle.length > 0 ? withoutArticle : terms).map(inNaturalOrder)
  const [songs, artists, albums, playlists] = await Promise.all([
    listBestSongs(userId, terms, limit),
    db.artistLists.search(userId, names, limit),
    db.albumLists.search(userId, names, limit),
    db.playlists.search(userId, terms, limit),
  ])
  return {
    songs,
    artists: artists.map(presentArtist),
    albums: albums.map(presentAlbum),
    playlists: playlists.map((playlist) => presentPlaylist(playlist)),
  }
}

const inNaturalOrder = (term: SearchTerm): SearchTerm => ({
  ...term,
  word: naturalOrder(term.word),
  close: term.close.map((one) => ({ ...one, word: naturalOrder(one.word) })),
})
