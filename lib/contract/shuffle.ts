import { z } from 'zod'
import { MODES, SPACINGS } from '@/lib/shuffle/modes'
import { contract } from './contract'
import { id, instant, listId, queryInteger, text } from './fields'
import { Track } from './playlist-tracks'

export const Mode = z.enum(MODES).meta({ id: 'Mode' })
export type Mode = z.output<typeof Mode>

export const Spacing = z.enum(SPACINGS).meta({ id: 'Spacing' })
export type Spacing = z.output<typeof Spacing>

export const ShuffleSettings = z
  .object({ mode: Mode, spacing: Spacing })
  .meta({ id: 'ShuffleSettings' })
export type ShuffleSettings = z.output<typeof ShuffleSettings>

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
    turn: turn.describe('The number of tracks handed out; 0 before the first.'),
    set: z.int().min(0).describe('The number of the running set, from 0.'),
    position: z
      .int()
      .min(-1)
      .describe('The position of the current track in the set, from 0; -1 before the first.'),
    setSize: z.int().min(0),
    remaining: z
      .int()
      .min(0)
      .describe('The number of tracks of this set that have not been handed out.'),
    startedAt: instant,
  })
  .meta({ id: 'ShuffleState' })
export type ShuffleState = z.output<typeof ShuffleState>

export const ReasonCode = z.enum([
  'artist_gap',
  'not_heard_long',
  'first_time',
  'only_way',
  'liked',
  'fits',
  'chance',
])

const ReasonParams = z
  .object({
    artist: z.string().max(80).describe('Of `artist_gap` and `only_way`: the name of the artist.'),
    tracks: z.int().describe('Of `artist_gap`: the tracks since the last one of the artist.'),
    cause: z
      .enum(['majority', 'separation'])
      .describe(
        'Of `only_way`: whether the artist has more than half of the remaining tracks, or would otherwise play twice in a row later.',
      ),
    count: z.int().describe('Of `not_heard_long`: the number of `unit` since the last play.'),
    unit: z
      .enum(['plays', 'months', 'years'])
      .describe('Of `not_heard_long`: the unit of `count`.'),
    fromKey: z.string().max(3).describe('Of `fits`: the Camelot key of the track before.'),
    toKey: z.string().max(3).describe('Of `fits`: the Camelot key of this track.'),
    fromBpm: z.int().describe('Of `fits`: the tempo of the track before.'),
    toBpm: z.int().describe('Of `fits`: the tempo of this track.'),
    mode: Mode.describe('Of `chance`: the mode of the session.'),
  })
  .partial()
  .meta({
    description:
      'The values of a text about the reason. Empty in sets shuffled by earlier versions.',
    examples: [{ artist: 'Nina Simone', tracks: 12 }],
  })

export const Reason = z
  .object({
    code: ReasonCode,
    params: ReasonParams,
    text: z
      .string()
      .max(300)
      .meta({
        description: 'Why the track plays now, in English; empty if only chance decided.',
        examples: ['12 tracks since Nina Simone'],
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

const receivedTurn = queryInteger(0, 2_147_483_647).meta({
  description: 'A turn that the client received.',
  examples: [12],
})

const common = { tag: 'Shuffle', access: 'user' as const, params }

export const shuffle = {
  start: contract({
    ...common,
    operationId: 'startShuffle',
    method: 'post',
    path: '/playlists/{playlistId}/shuffle',
    summary: 'Start a new shuffle',
    description:
      'Ends the running session, if any, and starts another. The same seed, mode and playlist give the same order.',
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
    summary: 'Get the state of the shuffle',
    description: 'Returns the state of the running session.',
    limit: 'read',
    output: ShuffleState,
    status: 200,
    errors: ['not_found', 'no_shuffle_session'],
  }),
  next: contract({
    ...common,
    operationId: 'nextTrack',
    method: 'get',
    // It advances the session, although it is a GET.
    scope: 'write',
    path: '/playlists/{playlistId}/shuffle/next',
    summary: 'Get the next track',
    description:
      'Returns the next track and advances the session by one turn; starts a session if there is none. With `after`, the last turn the client received, it returns the track of turn `after` + 1, the same for each client and each repetition. Without `after`, no two requests get the same turn.',
    limit: 'next',
    verbCountsLimit: true,
    query: z.strictObject({
      after: receivedTurn.optional(),
      mode: Mode.optional().meta({
        description: 'The mode of a session that this request starts.',
      }),
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
    summary: 'Get the previous track',
    description:
      'Returns the track of turn `before` - 1, or of the turn before the current one. The session does not advance.',
    limit: 'next',
    query: z.strictObject({ before: receivedTurn.optional() }),
    output: ShuffleStep,
    status: 200,
    errors: ['not_found', 'no_shuffle_session', 'no_previous_track', 'turn_out_of_range'],
  }),
  upcoming: contract({
    ...common,
    operationId: 'upcomingTracks',
    method: 'get',
    path: '/playlists/{playlistId}/shuffle/upcoming',
    summary: 'List the upcoming tracks',
    description: 'Returns the next tracks in playing order. The session does not advance.',
    limit: 'read',
    query: z.strictObject({
      limit: queryInteger(1, 50)
        .default(10)
        .meta({ description: 'The maximum number of tracks to return.', examples: [10] }),
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
    summary: 'Get the order of the running set',
    description: 'Returns the track ids of the running set in playing order.',
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
    summary: 'Get the shuffle settings of a list',
    description: 'Returns the mode and spacing, which are stored per list.',
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
    summary: 'Change the shuffle settings of a list',
    description: 'Changes the mode or the spacing from the next set on.',
    limit: 'write',
    body: z
      .strictObject({ mode: Mode.optional(), spacing: Spacing.optional() })
      .refine((body) => Object.keys(body).length > 0, 'Set mode or spacing.'),
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
    description: 'Ends the running session. The next request for a track starts a new one.',
    limit: 'write',
    output: null,
    status: 204,
    errors: ['not_found', 'no_shuffle_session'],
  }),
}
