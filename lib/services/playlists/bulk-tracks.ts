import 'server-only'
import type { Context } from '@/lib/context'
import { inSlices } from '../shared/event-loop-turn'
import { assertTracksFound } from './assert-tracks-found'
import { changeTracks } from './change-tracks'
import { type AddedSongs, insertSongs } from './insert-songs'

type TrackIds = { trackIds: string[] }
type Tracks = TrackIds & { playlistId: string }

const SLICE_TRACKS = 200

/**
 * Adds songs at index `position` or at the end: all, or none. Returns the ids of their tracks.
 * @throws AppError `not_found`, `song_not_found`, `playlist_full`, `precondition_failed`
 */
export async function addManyTracks(ctx: Context, input: AddedSongs): Promise<TrackIds> {
  const { added } = await insertSongs(ctx, input)
  return { trackIds: added }
}

/**
 * Excludes tracks from shuffles, or includes them again: all, or none. Returns those that were changed.
 * @throws AppError `not_found`, `precondition_failed`
 */
export async function excludeTracks(
  ctx: Context,
  { playlistId, trackIds, excluded }: Tracks & { excluded: boolean },
): Promise<TrackIds> {
  const edit = await changeTracks(ctx, playlistId, async (tx) => {
    const changed: string[] = []
    await inSlices([...new Set(trackIds)], SLICE_TRACKS, async (ids) => {
      const tracks = await tx.bareTracks.findMany(playlistId, ids)
      assertTracksFound(ids, tracks)
      const others = tracks.filter((track) => track.excluded !== excluded).map(({ id }) => id)
      await tx.trackChanges.setExcluded(playlistId, others, excluded)
      changed.push(...others)
    })
    return { excluded: changed }
  })
  return { trackIds: edit.excluded }
}
