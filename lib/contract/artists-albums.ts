import { z } from 'zod'
import { contract } from './contract'
import { id, listOf, page, queryInteger, text } from './fields'
import { Playlist } from './playlists'
import { Song } from './songs'

const count = z.int().min(0).max(10_000_000)

export const Artist = z
  .object({
    id,
    name: z
      .string()
      .max(500)
      .meta({ examples: ['Ada Lindqvist'] }),
    songCount: count.meta({ examples: [34] }),
    albumCount: count.meta({ examples: [3] }),
  })
  .meta({ id: 'Artist' })
export type Artist = z.output<typeof Artist>

export const Album = z
  .object({
    id,
    title: z
      .string()
      .max(1000)
      .meta({ examples: ['Harbour Lights'] }),
    artist: z
      .string()
      .max(1000)
      .nullable()
      .meta({ description: 'The album artist.', examples: ['Ada Lindqvist'] }),
    isCompilation: z
      .boolean()
      .nullable()
      .meta({ examples: [false] }),
    releaseYear: z
      .int()
      .min(0)
      .max(9999)
      .nullable()
      .meta({ examples: [2026] }),
    coverUrl: z
      .string()
      .max(2000)
      .nullable()
      .meta({ examples: ['https://i.scdn.co/image/ab67616d0000b273'] }),
    songCount: count.meta({ examples: [11] }),
    totalDurationMs: z
      .int()
      .min(0)
      .meta({ examples: [2_640_000] }),
  })
  .meta({ id: 'Album' })
export type Album = z.output<typeof Album>

export const ArtistDetail = Artist.extend({
  albums: listOf(Album).meta({
    id: 'AlbumsOfArtist',
    description: 'Further pages: `/albums?artist=`.',
  }),
  songs: listOf(Song).meta({
    id: 'SongsOfArtist',
    description: 'Further pages: `/songs?artist=`.',
  }),
}).meta({ id: 'ArtistDetail' })
export type ArtistDetail = z.output<typeof ArtistDetail>

export const AlbumDetail = Album.extend({ songs: listOf(Song) }).meta({ id: 'AlbumDetail' })
export type AlbumDetail = z.output<typeof AlbumDetail>

const MAX_RESULTS = 20

export const SearchResults = z
  .object({
    songs: z.array(Song).max(MAX_RESULTS),
    artists: z.array(Artist).max(MAX_RESULTS),
    albums: z.array(Album).max(MAX_RESULTS),
    playlists: z.array(Playlist).max(MAX_RESULTS),
  })
  .meta({ id: 'SearchResults' })
export type SearchResults = z.output<typeof SearchResults>

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
      limit: queryInteger(1, MAX_RESULTS)
        .default(10)
        .meta({ description: 'The maximum number of each kind.', examples: [10] }),
    }),
    output: SearchResults,
    errors: [],
  }),
}
