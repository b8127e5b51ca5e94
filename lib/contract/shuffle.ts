import { z } from 'zod'
import { contract } from './contract'
import { id, listId, queryInteger } from './fields'
import { Mode, SettingsChange, ShuffleSettings } from './shuffle-settings'
import { ChosenStep, receivedTurn, ShuffleOrder, ShuffleState, ShuffleStep } from './shuffle-state'
import { text } from './text-fields'

const params = z.strictObject({ playlistId: listId })

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
      playable: z
        .stringbool()
        .optional()
        .meta({
          type: 'boolean',
          examples: [true],
          description:
            'Hands out the first track left in the set that has audio, a video, or one that this server may still find. The tracks before it keep their places; if no other is left, the set ends.',
        }),
    }),
    output: ShuffleStep,
    status: 200,
    errors: ['not_found', 'empty_playlist', 'nothing_playable', 'turn_out_of_range'],
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
  play: contract({
    ...common,
    operationId: 'playTrack',
    method: 'post',
    path: '/playlists/{playlistId}/shuffle/play',
    summary: 'Play a track or song that the listener chose',
    description:
      'A track that was not played in the running set takes the next turn, and the others keep their order. One that was played is returned with `turn` null, and the session does not advance. A song stands for its next track that was not played. Starts a session if there is none.',
    limit: 'next',
    body: z
      .strictObject({ trackId: id.optional(), songId: id.optional() })
      .refine(
        ({ trackId, songId }) => (trackId === undefined) !== (songId === undefined),
        'Set either trackId or songId.',
      ),
    output: ChosenStep,
    status: 200,
    errors: ['not_found', 'empty_playlist'],
  }),
  return: contract({
    ...common,
    operationId: 'returnTrack',
    method: 'post',
    path: '/playlists/{playlistId}/shuffle/return',
    summary: 'Return a track that could not be played',
    description:
      'Deals the track of a turn again at a later position of the running set, twice at most; after that it waits for the next set. It counts as not heard. A repetition changes nothing.',
    limit: 'next',
    body: z.strictObject({
      turn: z
        .int()
        .min(1)
        .max(2_147_483_647)
        .meta({ examples: [12] }),
      reason: text(1, 100).meta({
        description: 'Why it could not be played, for the log of the server.',
        examples: ['missing'],
      }),
    }),
    output: ShuffleState,
    status: 200,
    errors: ['not_found', 'no_shuffle_session', 'turn_out_of_range'],
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
    output: ShuffleOrder,
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
    body: SettingsChange,
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
