import { z } from 'zod'
import { Features } from './audio-features'
import { durationMs, id, instant } from './fields'

const artist = z.object({
  id,
  name: z
    .string()
    .max(500)
    .meta({ examples: ['Ada Lindqvist'] }),
})

const playback = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('audio'),
    url: z
      .string()
      .max(500)
      .meta({ examples: ['/api/v1/songs/0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70/audio'] }),
  }),
  z.object({
    kind: z.literal('youtube'),
    videoId: z
      .string()
      .max(20)
      .meta({ examples: ['dQw4w9WgXcQ'] }),
    match: z
      .enum(['yours', 'source', 'sure', 'unsure'])
      .describe(
        'The origin of the video: `yours` if you chose it, `source` if it was imported, otherwise found by length, names and channel, `sure` or `unsure`.',
      ),
  }),
  z.object({
    kind: z.literal('none'),
    searchUrl: z
      .url()
      .max(2000)
      .meta({ examples: ['https://www.youtube.com/results?search_query=Midnight+Ferry'] }),
  }),
])

export const Song = z
  .object({
    id,
    title: z
      .string()
      .max(1000)
      .meta({ examples: ['Midnight Ferry'] }),
    artists: z.array(artist).max(100),
    album: z
      .object({
        id,
        title: z
          .string()
          .max(1000)
          .meta({ examples: ['Harbour Lights'] }),
        coverUrl: z
          .string()
          .max(2000)
          .nullable()
          .meta({ examples: ['https://i.scdn.co/image/ab67616d0000b273'] }),
      })
      .nullable(),
    durationMs: durationMs.nullable(),
    isrc: z
      .string()
      .max(12)
      .nullable()
      .meta({ examples: ['SEABC2600017'] }),
    explicit: z.boolean(),
    genres: z
      .array(
        z
          .string()
          .max(200)
          .meta({ examples: ['dream pop'] }),
      )
      .max(50),
    releaseYear: z
      .int()
      .min(0)
      .max(9999)
      .nullable()
      .meta({ examples: [2026] }),
    trackNumber: z
      .int()
      .min(1)
      .max(9999)
      .nullable()
      .meta({ examples: [4] }),
    discNumber: z
      .int()
      .min(0)
      .max(32_767)
      .nullable()
      .meta({ examples: [1] }),
    coverUrl: z
      .string()
      .max(2000)
      .nullable()
      .meta({
        description:
          'The image of the song, or else of its album. That of an upload is a path on this server with the parameter `size`.',
        examples: ['https://i.scdn.co/image/ab67616d0000b273'],
      }),
    source: z.enum(['upload', 'spotify', 'youtube', 'file', 'demo']),
    features: Features.nullable(),
    playback,
    liked: z.boolean(),
    createdAt: instant,
  })
  .meta({ id: 'Song' })
export type Song = z.output<typeof Song>
