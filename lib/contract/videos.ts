import { z } from 'zod'
import { contract } from './contract'
import { durationMs, id, instant } from './fields'
import { Song } from './songs'

const params = z.strictObject({ songId: id })
const videoId = z
  .string()
  .max(11)
  .regex(/^[\w-]{11}$/, 'Must be the id of a YouTube video.')
  .meta({ description: 'The eleven characters of a YouTube video.', examples: ['dQw4w9WgXcQ'] })
const region = z
  .string()
  .max(2)
  .regex(/^[A-Z]{2}$/, 'Must be a country by ISO 3166-1.')
  .optional()
  .meta({
    description:
      'Where it is played, by ISO 3166-1: videos that are blocked there are passed over.',
    examples: ['SE'],
  })

/** How looking for a song's video stands. */
const state = z
  .enum(['ready', 'waiting', 'nothing_found', 'not_configured'])
  .describe(
    '`ready`: it has something to play. `waiting`: searching goes on at `until`. `nothing_found`: no video plays it; looked for again in a week. `not_configured`: this server has no key for YouTube.',
  )

export const Match = z.object({
  songId: id,
  state,
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
  differenceMs: z.int().nullable().describe('How much longer the video is than the song.'),
  isSure: z.boolean(),
  reasons: z
    .array(
      z
        .string()
        .max(200)
        .meta({ examples: ['As long as the song'] }),
    )
    .max(10)
    .describe('Why, in words.'),
  isMadeForKids: z.boolean(),
  isBlockedHere: z.boolean(),
  isRefused: z.boolean().describe('You said that it is another song, or it did not play for you.'),
  isPlayed: z.boolean().describe('It is what plays the song for you now.'),
})
export type Candidate = z.output<typeof Candidate>

export const FAILURE_CODES = [2, 5, 100, 101, 150] as const

export const videos = {
  budget: contract({
    operationId: 'getSearchBudget',
    method: 'get',
    path: '/me/matching',
    tag: 'Videos',
    summary: 'How many searches YouTube allows today',
    description:
      'YouTube allows a server 100 searches a day, which all its users share. The day ends at midnight on the Pacific coast.',
    access: 'user',
    limit: 'read',
    output: z.object({
      isConfigured: z.boolean(),
      searchesLeft: z.int().min(0),
      searchesPerDay: z.int().min(0),
      resetsAt: instant,
    }),
    status: 200,
    errors: [],
  }),
  match: contract({
    operationId: 'matchSongs',
    method: 'post',
    path: '/me/matches',
    tag: 'Videos',
    summary: 'Find the videos of the next songs',
    description:
      'Looks for videos that play up to three songs: your own choice, then what anybody’s search found, then one search. Ask for the songs that are about to play.',
    access: 'user',
    limit: 'write',
    body: z.strictObject({ songIds: z.array(id).min(1).max(3), region }),
    output: z.object({ data: z.array(Match).max(3) }),
    status: 200,
    errors: ['song_not_found', 'invalid_input'],
  }),
  candidates: contract({
    operationId: 'listVideoCandidates',
    method: 'get',
    path: '/songs/{songId}/candidates',
    tag: 'Videos',
    summary: 'List the videos that may play a song',
    description:
      'The videos that were found for a song, the best first, to choose another one from. Searches only where nothing was searched for yet.',
    access: 'user',
    limit: 'write',
    scope: 'read',
    params,
    query: z.strictObject({ region }),
    output: z.object({
      data: z.array(Candidate).max(20),
      state,
      until: instant.nullable(),
      searchUrl: z.url().max(2000),
    }),
    status: 200,
    errors: ['not_found'],
  }),
  fail: contract({
    operationId: 'reportVideoFailure',
    method: 'post',
    path: '/songs/{songId}/video/failures',
    tag: 'Videos',
    summary: 'Say that a video does not play a song',
    description:
      'Tells what the player met (`code` of YouTube’s player, or the `durationMs` it read where that is another recording’s) or that it is the `wrong_song`. Answers the song with the next candidate. The video is not handed out to you for this song again.',
    access: 'user',
    limit: 'write',
    params,
    body: z
      .strictObject({
        videoId,
        code: z.union([z.literal(FAILURE_CODES), z.literal('wrong_song')]).optional(),
        durationMs: durationMs.optional(),
        region,
      })
      .refine(
        ({ code, durationMs: read }) => (code === undefined) !== (read === undefined),
        'Give either code or durationMs.',
      ),
    output: Song,
    status: 200,
    errors: ['not_found', 'invalid_input'],
  }),
}
