import { z } from 'zod'
import { Album } from './album'
import { count, id, listOf } from './fields'
import { Song } from './song'

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
