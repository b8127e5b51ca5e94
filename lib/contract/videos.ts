import { z } from 'zod'
import { contract } from './contract'
import { durationMs, id, instant } from './fields'
import { Song } from './song'
import { Candidate, Match, searchState, videoId } from './video-match'

const region = z
  .string()
  .max(2)
  .regex(/^[A-Z]{2}$/, 'Must be a country by ISO 3166-1.')
  .optional()
  .meta({
    description:
      'The country of the listener by ISO 3166-1; videos that are blocked there are ignored.',
    examples: ['SE'],
  })

const params = z.strictObject({ songId: id })

export const FAILURE_CODES = [2, 5, 100, 101, 150] as const

export const videos = {
  budget: contract({
    operationId: 'getSearchBudget',
    method: 'get',
    path: '/me/matching',
    tag: 'Videos',
    summary: 'Get the remaining YouTube searches of today',
    description:
      'YouTube allows an API key 100 searches per day. Without a key of your own you share those of the server. The day ends at midnight Pacific Time.',
    access: 'user',
    limit: 'read',
    output: z.object({
      isConfigured: z.boolean().describe('Whether you or the server have a key.'),
      usesOwnKey: z.boolean().describe('Whether your own key is used.'),
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
      'Finds videos for up to three songs: your own choice, then the result of an earlier search by any user, then a new search. Request the songs that play next.',
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
    summary: 'List the candidate videos of a song',
    description:
      'Lists the videos that were found for a song, best first. Searches only if there was no search for the song.',
    access: 'user',
    limit: 'write',
    scope: 'read',
    params,
    query: z.strictObject({ region }),
    output: z.object({
      data: z.array(Candidate).max(20),
      state: searchState,
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
    summary: 'Report that a video does not play a song',
    description:
      'Reports the error `code` of YouTube’s player, the `durationMs` of the video if it shows another recording, or `wrong_song`. Returns the song with the next candidate. You do not get the video for this song again.',
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
        'Set either code or durationMs.',
      ),
    output: Song,
    status: 200,
    errors: ['not_found', 'invalid_input'],
  }),
}
