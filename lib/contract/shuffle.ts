import { z } from 'zod'
import { contract } from './contract'
import { id, instant, listId, queryInteger, text } from './fields'
import { Track } from './playlist-tracks'

export const Mode = z
  .enum(['balanced', 'fresh', 'favourites', 'flow', 'natural', 'random'])
  .meta({ id: 'Mode' })
export type Mode = z.output<typeof Mode>
export const Spacing = z.enum(['close', 'normal', 'far']).meta({ id: 'Spacing' })
export type Spacing = z.output<typeof Spacing>

const turn = z
  .int()
  .min(0)
  .max(2_147_483_647)
  .meta({ examples: [12] })

export const ShuffleState = z
  .object({
    sessionId: id,
    mode: Mode,
    spacing: Spacing,
    turn: turn.describe('How many tracks were handed out; 0 before the first.'),
    set: z.int().min(0).describe('The running set, counted from 0.'),
    position: z
      .int()
      .min(-1)
      .describe('Place of the current track in the set, from 0; -1 before the first.'),
    setSize: z.int().min(0),
    remaining: z.int().min(0).describe('Tracks of this set still to come.'),
    startedAt: instant,
  })
  .meta({ id: 'ShuffleState' })
export type ShuffleState = z.output<typeof ShuffleState>

export const Reason = z
  .object({
    code: z.enum([
      'artist_gap',
      'not_heard_long',
      'first_time',
      'only_way',
      'liked',
      'fits',
      'chance',
    ]),
    text: z
      .string()
      .max(300)
      .meta({
        description: 'Why it comes now, in words; empty when there is nothing to say.',
        examples: ['Not heard for three weeks'],
      }),
  })
  .meta({ id: 'Reason' })
export type Reason = z.output<typeof Reason>

export const ShuffleStep = z
  .object({
    turn,
    set: z.int().min(0),
    position: z.int().min(0),
    setSize: z.int().min(1),
    track: Track,
    reason: Reason,
  })
  .meta({ id: 'ShuffleStep' })
export type ShuffleStep = z.output<typeof ShuffleStep>

const params = z.strictObject({ playlistId: listId })
const seenTurn = queryInteger(0, 2_147_483_647).meta({
  description: 'A turn that was seen.',
  examples: [12],
})
const common = { tag: 'Shuffle', access: 'user' as const, params }

export const ShuffleSettings = z
  .object({ mode: Mode, spacing: Spacing })
  .meta({ id: 'ShuffleSettings' })
export type ShuffleSettings = z.output<typeof ShuffleSettings>

export const shuffle = {
  start: contract({
    ...common,
    operationId: 'startShuffle',
    method: 'post',
    path: '/playlists/{playlistId}/shuffle',
    summary: 'Start a new shuffle',
    description:
      'Ends the running session and starts another. The same seed, mode and playlist give the same order.',
    limit: 'write',
    body: z.strictObject({
      mode: Mode.optional(),
      seed: text(1, 128)
        .optional()
        .meta({
          description: 'The same seed, mode and playlist give the same order.',
          examples: ['a long night'],
        }),
    }),
    output: ShuffleState,
    status: 201,
    errors: ['not_found', 'empty_playlist'],
  }),
  state: contract({
    ...common,
    operationId: 'getShuffle',
    method: 'get',
    path: '/playlists/{playlistId}/shuffle',
    summary: 'Where the shuffle stands',
    description: 'The state of the running session.',
    limit: 'read',
    output: ShuffleState,
    status: 200,
    errors: ['not_found', 'no_shuffle_session'],
  }),
  next: contract({
    ...common,
    operationId: 'nextTrack',
    method: 'get',
    // It moves the session, though it is a GET.
    scope: 'write',
    path: '/playlists/{playlistId}/shuffle/next',
    summary: 'The next track',
    description:
      'Hands out the next track and moves on; starts a session where there is none. With `after`, the last turn seen, it answers the track of turn `after` + 1, whoever asks and however often. Without it every call advances by one, and no two calls get the same turn.',
    limit: 'next',
    countsItself: true,
    query: z.strictObject({
      after: seenTurn.optional(),
      mode: Mode.optional().meta({ description: 'The mode of a session that begins here.' }),
    }),
    output: ShuffleStep,
    status: 200,
    errors: ['not_found', 'empty_playlist', 'turn_out_of_range'],
  }),
  previous: contract({
    ...common,
    operationId: 'previousTrack',
    method: 'get',
    path: '/playlists/{playlistId}/shuffle/previous',
    summary: 'The track before',
    description:
      'The track of turn `before` - 1 (without `before`: the one before the current), without moving the session.',
    limit: 'next',
    query: z.strictObject({ before: seenTurn.optional() }),
    output: ShuffleStep,
    status: 200,
    errors: ['not_found', 'no_shuffle_session', 'no_previous_track', 'turn_out_of_range'],
  }),
  upcoming: contract({
    ...common,
    operationId: 'upcomingTracks',
    method: 'get',
    path: '/playlists/{playlistId}/shuffle/upcoming',
    summary: 'What comes next',
    description: 'The next tracks as they will come, without moving the session.',
    limit: 'read',
    query: z.strictObject({
      limit: queryInteger(1, 50)
        .default(10)
        .meta({ description: 'How many to answer at most.', examples: [10] }),
    }),
    output: z.object({ data: z.array(ShuffleStep).max(50) }),
    status: 200,
    errors: ['not_found', 'no_shuffle_session'],
  }),
  order: contract({
    ...common,
    operationId: 'getShuffleOrder',
    method: 'get',
    path: '/playlists/{playlistId}/shuffle/order',
    summary: 'The whole running set',
    description: 'The track ids of the running set in playing order, for drawing its progress.',
    limit: 'read',
    output: z.object({
      set: z.int().min(0),
      position: z.int().min(-1),
      trackIds: z.array(id).max(1_000_000),
    }),
    status: 200,
    errors: ['not_found', 'no_shuffle_session'],
  }),
  settings: contract({
    ...common,
    operationId: 'getShuffleSettings',
    method: 'get',
    path: '/playlists/{playlistId}/shuffle/settings',
    summary: 'How this list is shuffled',
    description: 'Mode and spacing, remembered per list.',
    limit: 'read',
    output: ShuffleSettings,
    status: 200,
    errors: ['not_found'],
  }),
  changeSettings: contract({
    ...common,
    operationId: 'changeShuffleSettings',
    method: 'patch',
    path: '/playlists/{playlistId}/shuffle/settings',
    summary: 'Change how this list is shuffled',
    description: 'Takes effect from the next set.',
    limit: 'write',
    body: z
      .strictObject({ mode: Mode.optional(), spacing: Spacing.optional() })
      .refine((body) => Object.keys(body).length > 0, 'Say what to change.'),
    output: ShuffleSettings,
    status: 200,
    errors: ['not_found'],
  }),
  end: contract({
    ...common,
    operationId: 'endShuffle',
    method: 'delete',
    path: '/playlists/{playlistId}/shuffle',
    summary: 'End the shuffle',
    description: 'Ends the session. The next call of `next` starts a new one.',
    limit: 'write',
    output: null,
    status: 204,
    errors: ['not_found', 'no_shuffle_session'],
  }),
}
