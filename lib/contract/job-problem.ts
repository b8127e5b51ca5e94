import { z } from 'zod'
import { SERVICE_NAMES } from '../skip-reasons'

/** The values of a text about a skipped row, or about an import that failed. */
export const SkipValues = z
  .object({
    kind: z.string().max(20).describe('What a Spotify link leads to, such as `album`.'),
    service: z.enum(SERVICE_NAMES).describe('The service that the list comes from.'),
  })
  .partial()
  .meta({ description: 'The values of a text about the code.', examples: [{}] })
export type SkipValues = z.output<typeof SkipValues>

export const JobProblemCode = z
  .enum([
    'no_songs',
    'no_importable_rows',
    'list_incomplete',
    'list_not_shared',
    'list_not_found',
    'unknown_entry',
    'unrecognised_format',
    'file_too_complex',
    'payload_too_large',
    'playlist_full',
    'too_many_playlists',
    'too_many_likes',
    'spotify_not_configured',
    'spotify_not_connected',
    'spotify_reconnect',
    'spotify_owner_needs_premium',
    'spotify_not_on_the_list',
    'spotify_busy',
    'spotify_unavailable',
    'youtube_not_configured',
    'youtube_playlist_unreadable',
    'youtube_unavailable',
    'interrupted',
    'retrying',
    'internal',
    'unspecified',
  ])
  .describe('Why it failed; `unspecified` if an earlier version recorded only a text.')
export type JobProblemCode = z.output<typeof JobProblemCode>

export const JobProblem = z
  .object({
    code: JobProblemCode,
    params: SkipValues,
    text: z
      .string()
      .max(1000)
      .meta({ description: 'The same in English.', examples: ['The file lists no songs.'] }),
  })
  .meta({ id: 'JobProblem' })
export type JobProblem = z.output<typeof JobProblem>
