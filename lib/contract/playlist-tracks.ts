import { z } from 'zod'
import { contract } from './contract'
import { id, instant, listOf, pageUpTo } from './fields'
import { Song } from './song'

/** An entry of a playlist, which can contain a song more than once. */
export const Track = z
  .object({
    id,
    position: z
      .string()
      .max(20_000)
      .meta({
        description: 'An opaque key. Tracks are sorted by its bytes.',
        examples: ['b00000012V'],
      }),
    addedAt: instant,
    excluded: z.boolean().describe('Whether the track is never shuffled.'),
    song: Song,
  })
  .meta({ id: 'Track' })
export type Track = z.output<typeof Track>

/** The maximum number of tracks of a page. */
export const MAX_TRACKS_PER_PAGE = 500

/** The maximum number of tracks that one call changes. */
export const MAX_TRACKS_PER_CALL = 10_000

export const playlistParams = z.strictObject({ playlistId: id })
const trackParams = z.strictObject({ playlistId: id, trackId: id })
export const listIndex = z
  .int()
  .min(0)
  .max(1_000_000)
  .meta({
    description: 'The index in the list, from 0; the end if omitted.',
    examples: [0],
  })

/** The tracks that a call changes. */
export const trackIds = z.array(id).min(1).max(MAX_TRACKS_PER_CALL)

export const playlistTracks = {
  list: contract({
    operationId: 'listTracks',
    method: 'get',
    path: '/playlists/{playlistId}/tracks',
    tag: 'Playlist tracks',
    summary: 'List the tracks of a playlist',
    description: 'Lists the tracks in their order, up to 500 in a page.',
    access: 'user',
    limit: 'read',
    params: playlistParams,
    query: pageUpTo(MAX_TRACKS_PER_PAGE),
    output: listOf(Track, MAX_TRACKS_PER_PAGE),
    status: 200,
    errors: ['not_found', 'invalid_cursor'],
  }),
  add: contract({
    operationId: 'addTracks',
    method: 'post',
    path: '/playlists/{playlistId}/tracks',
    tag: 'Playlist tracks',
    summary: 'Add songs to a playlist',
    description: 'Adds up to 1,000 songs, all or none, at `position` or at the end.',
    access: 'user',
    limit: 'write',
    params: playlistParams,
    body: z.strictObject({
      songIds: z.array(id).min(1).max(1000),
      position: listIndex.optional(),
      skipPresent: z
        .boolean()
        .optional()
        .meta({
          description: 'Leaves out songs that the playlist has, and repetitions in `songIds`.',
          examples: [true],
        }),
    }),
    output: z.object({ data: z.array(Track).max(1000) }),
    status: 201,
    errors: ['not_found', 'song_not_found', 'playlist_full', 'precondition_failed'],
    versioned: true,
    idempotent: true,
  }),
  change: contract({
    operationId: 'changeTrack',
    method: 'patch',
    path: '/playlists/{playlistId}/tracks/{trackId}',
    tag: 'Playlist tracks',
    summary: 'Move a track, or exclude it from shuffle',
    description:
      '`position` moves the track to that index. `excluded` keeps it in the list and out of every shuffle.',
    access: 'user',
    limit: 'write',
    params: trackParams,
    body: z
      .strictObject({ position: listIndex.optional(), excluded: z.boolean().optional() })
      .refine((body) => Object.keys(body).length > 0, 'At least one field is required.'),
    output: Track,
    status: 200,
    errors: ['not_found', 'precondition_failed'],
    versioned: true,
  }),
  remove: contract({
    operationId: 'removeTrack',
    method: 'delete',
    path: '/playlists/{playlistId}/tracks/{trackId}',
    tag: 'Playlist tracks',
    summary: 'Remove a track',
    description: 'Removes a track from the playlist.',
    access: 'user',
    limit: 'write',
    params: trackParams,
    output: null,
    status: 204,
    errors: ['not_found', 'precondition_failed'],
    versioned: true,
  }),
  removeMany: contract({
    operationId: 'removeTracks',
    method: 'post',
    path: '/playlists/{playlistId}/tracks/remove',
    tag: 'Playlist tracks',
    summary: 'Remove several tracks',
    description: 'Removes up to 10,000 tracks, all or none. Restoring them undoes it.',
    access: 'user',
    limit: 'write',
    freesData: true,
    params: playlistParams,
    body: z.strictObject({ trackIds }),
    output: null,
    status: 204,
    errors: ['not_found', 'precondition_failed'],
    versioned: true,
  }),
  restore: contract({
    operationId: 'restoreTracks',
    method: 'post',
    path: '/playlists/{playlistId}/tracks/restore',
    tag: 'Playlist tracks',
    summary: 'Undo a removal',
    description:
      'Restores up to 10,000 tracks that were removed within the last day, at their former positions: all, or none.',
    access: 'user',
    limit: 'write',
    params: playlistParams,
    body: z.strictObject({ trackIds }),
    output: null,
    status: 204,
    errors: ['not_found', 'playlist_full', 'precondition_failed'],
    versioned: true,
  }),
}
