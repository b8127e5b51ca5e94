import type { Context } from '@/lib/context'
import { findAlbum, listAlbums } from '@/lib/services/library/albums'
import { findArtist, listArtists } from '@/lib/services/library/artists'
import { listDuplicates } from '@/lib/services/library/duplicates'
import { searchLibrary } from '@/lib/services/library/search-library'
import type { List } from './lists'

const PAGE_ROWS = 50
const SEARCH_ROWS = 10

/** The lists of artists, albums and duplicate songs, by operation. */
export const libraryLists = (ctx: Context): Record<string, List> => ({
  'GET /artists': (page) => listArtists(ctx, page),
  'GET /albums': (page) => listAlbums(ctx, page),
  'GET /songs/duplicates': (page) => listDuplicates(ctx, page),
})

/** Reads the artist with the most songs, and the album with the most, of the first pages. */
export async function libraryDetails(
  ctx: Context,
): Promise<Record<string, () => Promise<unknown>>> {
  const largest = <Item extends { id: string; songCount: number }>(items: Item[]): string =>
    items.toSorted((one, other) => other.songCount - one.songCount)[0]?.id ?? ''
  const artistId = largest((await listArtists(ctx, { limit: 100 })).data)
  const albumId = largest((await listAlbums(ctx, { limit: 100 })).data)
  return {
    'GET /artists/{id}': () => findArtist(ctx, { artistId, limit: PAGE_ROWS }),
    'GET /albums/{id}': () => findAlbum(ctx, { albumId, limit: PAGE_ROWS }),
    'GET /albums?artist={id}': () => listAlbums(ctx, { artist: artistId, limit: PAGE_ROWS }),
  }
}

/** Searches songs, artists, albums and playlists. */
export const searchEverything = (ctx: Context, q: string) =>
  searchLibrary(ctx, { q, limit: SEARCH_ROWS })
