import { z } from 'zod'
import { count, id, listOf } from './fields'
import { Song } from './song'

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

export const AlbumDetail = Album.extend({ songs: listOf(Song) }).meta({ id: 'AlbumDetail' })
export type AlbumDetail = z.output<typeof AlbumDetail>
