import { z } from 'zod'
import { id, instant, listOf } from './fields'
import { MAX_TRACKS_PER_PAGE, Track } from './playlist-tracks'
import { syncMode } from './sync-mode'

export const Playlist = z
  .object({
    id,
    name: z
      .string()
      .max(200)
      .meta({ examples: ['Road trip'] }),
    description: z
      .string()
      .max(2000)
      .nullable()
      .meta({ examples: ['For the long way north.'] }),
    trackCount: z
      .int()
      .min(0)
      .max(1_000_000)
      .meta({ examples: [42] }),
    playableCount: z
      .int()
      .min(0)
      .max(1_000_000)
      .nullable()
      .meta({
        description:
          'The number of tracks that have audio or a video, and so can play now. Null in lists of playlists, and for more than 20,000 tracks.',
        examples: [12],
      }),
    totalDurationMs: z
      .int()
      .min(0)
      .meta({ examples: [9_120_000] }),
    coverUrl: z
      .string()
      .max(2000)
      .nullable()
      .meta({ examples: ['https://i.scdn.co/image/ab67616d0000b273'] }),
    origin: z
      .object({
        source: z.enum(['file', 'spotify', 'youtube', 'demo']),
        externalId: z
          .string()
          .max(500)
          .meta({ examples: ['37i9dQZF1DX0XUsuxWHRQd'] }),
        syncedAt: instant,
        syncMode: syncMode.nullable(),
      })
      .nullable(),
    version: z
      .int()
      .min(1)
      .meta({ examples: [7] }),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Playlist' })
export type Playlist = z.output<typeof Playlist>

export const PlaylistDetail = Playlist.extend({ tracks: listOf(Track, MAX_TRACKS_PER_PAGE) }).meta({
  id: 'PlaylistDetail',
})
export type PlaylistDetail = z.output<typeof PlaylistDetail>
