import { z } from 'zod'
import { durationMs, id, instant } from './fields'
import { Song } from './song'

export const videoId = z
  .string()
  .max(11)
  .regex(/^[\w-]{11}$/, 'Must be the id of a YouTube video.')
  .meta({ description: 'The eleven characters of a YouTube video.', examples: ['dQw4w9WgXcQ'] })

/** The state of the search for the video of a song. */
export const searchState = z
  .enum(['ready', 'waiting', 'nothing_found', 'not_configured'])
  .describe(
    '`ready`: the song is playable. `waiting`: the search continues at `until`. `nothing_found`: no video was found; the search is repeated after a week. `not_configured`: this server has no YouTube API key.',
  )

export const Match = z.object({
  songId: id,
  state: searchState,
  until: instant.nullable(),
  playback: Song.shape.playback,
})
export type Match = z.output<typeof Match>

export const Candidate = z.object({
  videoId,
  title: z
    .string()
    .max(500)
    .meta({ examples: ['Ada Lindqvist - Midnight Ferry'] }),
  channel: z
    .string()
    .max(500)
    .meta({ examples: ['Ada Lindqvist - Topic'] }),
  durationMs: durationMs.nullable(),
  differenceMs: z.int().nullable().describe('The duration of the video minus that of the song.'),
  isSure: z.boolean(),
  reasons: z
    .array(
      z
        .string()
        .max(200)
        .meta({ examples: ['Same duration as the song'] }),
    )
    .max(10)
    .describe('The reasons for the rank, in English.'),
  isMadeForKids: z.boolean(),
  isBlockedHere: z.boolean(),
  isRefused: z
    .boolean()
    .describe('Whether you reported it as another song or it did not play for you.'),
  isPlayed: z.boolean().describe('Whether it is the video that plays the song for you.'),
})
export type Candidate = z.output<typeof Candidate>
