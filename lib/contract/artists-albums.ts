import { z } from 'zod'
import { Album, AlbumDetail } from './album'
import { Artist, ArtistDetail } from './artist'
import { contract } from './contract'
import { id, listOf, page, queryInteger } from './fields'
import { MAX_RESULTS_PER_KIND, SearchResults } from './search-results'
import { text } from './text-fields'

const read = {
  method: 'get' as const,
  tag: 'Library' as const,
  access: 'user' as const,
  limit: 'read' as const,
  status: 200 as const,
}

export const artistsAlbums = {
  listArtists: contract({
    ...read,
    operationId: 'listArtists',
    path: '/artists',
    summary: 'List the artists of your library',
    description: 'The artists of your songs by name, without regard to a leading article.',
    query: page,
    output: listOf(Artist),
    errors: ['invalid_cursor'],
  }),
  findArtist: contract({
    ...read,
    operationId: 'getArtist',
    path: '/artists/{artistId}',
    summary: 'Get an artist',
    description: 'One artist with the first page of their albums and of their songs.',
    params: z.strictObject({ artistId: id }),
    query: z.strictObject({ limit: page.shape.limit }),
    output: ArtistDetail,
    errors: ['not_found'],
  }),
  listAlbums: contract({
    ...read,
    operationId: 'listAlbums',
    path: '/albums',
    summary: 'List the albums of your library',
    description: 'The albums of your songs by title, of all artists or of one.',
    query: page.extend({
      artist: id.optional().meta({ description: 'Albums with a song of this artist only.' }),
    }),
    output: listOf(Album),
    errors: ['invalid_cursor'],
  }),
  findAlbum: contract({
    ...read,
    operationId: 'getAlbum',
    path: '/albums/{albumId}',
    summary: 'Get an album',
    description: 'One album with a page of its songs, in the order of discs and tracks.',
    params: z.strictObject({ albumId: id }),
    query: page,
    output: AlbumDetail,
    errors: ['not_found', 'invalid_cursor'],
  }),
  search: contract({
    ...read,
    operationId: 'search',
    path: '/search',
    summary: 'Search the library',
    description:
      'The best matches among your songs, artists, albums and playlists. Each word is matched by its beginning, without regard to case, accents and a misspelt letter.',
    query: z.strictObject({
      q: text(1, 200).meta({ description: 'The words to search for.', examples: ['midnight fer'] }),
      limit: queryInteger(1, MAX_RESULTS_PER_KIND)
        .default(10)
        .meta({ description: 'The maximum number of each kind.', examples: [10] }),
    }),
    output: SearchResults,
    errors: [],
  }),
}
