import { z } from 'zod'
import { contract } from './contract'
import { id } from './fields'
import { listIndex, MAX_TRACKS_PER_CALL, playlistParams, trackIds } from './playlist-tracks'

const indices = z.array(listIndex).min(1).max(MAX_TRACKS_PER_CALL)

const TrackIds = z
  .object({ trackIds: z.array(id).max(MAX_TRACKS_PER_CALL) })
  .meta({ id: 'TrackIds' })

/** Changes of many tracks in one call, each of which one call can undo. */
export const bulkTracks = {
  add: contract({
    operationId: 'addManyTracks',
    method: 'post',
    path: '/playlists/{playlistId}/tracks/add',
    tag: 'Playlist tracks',
    summary: 'Add many songs to a playlist',
    description:
      'Adds up to 10,000 songs, all or none, at `position` or at the end. Returns the ids of their tracks in the order of the songs; removing these undoes it.',
    access: 'user',
    limit: 'write',
    params: playlistParams,
    body: z.strictObject({
      songIds: z.array(id).min(1).max(MAX_TRACKS_PER_CALL),
      position: listIndex.optional(),
    }),
    output: TrackIds,
    status: 201,
    errors: ['not_found', 'song_not_found', 'playlist_full', 'precondition_failed'],
    versioned: true,
    idempotent: true,
  }),
  exclude: contract({
    operationId: 'excludeTracks',
    method: 'post',
    path: '/playlists/{playlistId}/tracks/exclude',
    tag: 'Playlist tracks',
    summary: 'Exclude several tracks from shuffle',
    description:
      'Excludes up to 10,000 tracks from every shuffle, or with `excluded: false` includes them again: all or none. Returns the tracks that were changed; the opposite call with these undoes it.',
    access: 'user',
    limit: 'write',
    params: playlistParams,
    body: z.strictObject({ trackIds, excluded: z.boolean() }),
    output: TrackIds,
    status: 200,
    errors: ['not_found', 'precondition_failed'],
    versioned: true,
  }),
  move: contract({
    operationId: 'moveTracks',
    method: 'post',
    path: '/playlists/{playlistId}/tracks/move',
    tag: 'Playlist tracks',
    summary: 'Move several tracks',
    description:
      'Moves up to 10,000 tracks, all or none: to the index `position` of the other tracks, where they follow each other in the given order, or each to its own index in `positions`. Returns the indices that the tracks had before; the same call with these as `positions` undoes it.',
    access: 'user',
    limit: 'write',
    params: playlistParams,
    body: z
      .strictObject({
        trackIds,
        position: listIndex.optional(),
        positions: indices
          .optional()
          .meta({ description: 'The index in the list for each of the tracks, in their order.' }),
      })
      .refine(
        ({ position, positions }) => (position === undefined) !== (positions === undefined),
        'Either position or positions is required.',
      )
      .refine(
        ({ trackIds, positions }) => !positions || positions.length === trackIds.length,
        'There must be as many positions as tracks.',
      ),
    output: z.object({ positions: indices }).meta({ id: 'TrackPositions' }),
    status: 200,
    errors: ['not_found', 'precondition_failed'],
    versioned: true,
  }),
}
