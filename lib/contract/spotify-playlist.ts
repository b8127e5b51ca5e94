import { z } from 'zod'
import { id, instant } from './fields'

export const spotifyPlaylistId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9]+$/, 'Must be the id of a Spotify playlist.')
  .meta({ examples: ['3sPyrAW9PVUMxL9i6QFbaV'] })

const name = (example: string) =>
  z
    .string()
    .max(1_000)
    .meta({ examples: [example] })

export const SpotifyPlaylist = z
  .object({
    id: spotifyPlaylistId,
    name: name('Road trip'),
    ownerName: name('Ada Lindqvist').nullable(),
    trackCount: z
      .int()
      .min(0)
      .max(1_000_000)
      .meta({ examples: [120] }),
    isImportable: z
      .boolean()
      .describe('Spotify lets only owners and collaborators read a playlist.'),
    reasonCode: z
      .enum(['made_by_spotify', 'of_another_user'])
      .nullable()
      .meta({
        description: 'The same as a code, for clients that translate it.',
        examples: [null],
      }),
    reason: z
      .string()
      .max(300)
      .nullable()
      .meta({ description: 'Why it cannot be imported.', examples: [null] }),
    imported: z
      .object({ playlistId: id, syncedAt: instant, isUpToDate: z.boolean() })
      .nullable()
      .describe('The playlist that it was imported to.'),
  })
  .meta({ id: 'SpotifyPlaylist' })
export type SpotifyPlaylist = z.output<typeof SpotifyPlaylist>
