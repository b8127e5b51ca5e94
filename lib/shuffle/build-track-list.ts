import type { TrackList } from './track-list'
import { createTrackListBuilder } from './track-list-builder'
import type { ShuffleTrack } from './types'

/**
 * Numbers the artists, albums and songs and stores the tracks as columns. O(tracks + artists).
 *
 * @example
 * const list = buildTrackList([{ artists: ['Nina Simone'], album: 'Pastel Blues' }])
 */
export function buildTrackList(tracks: readonly ShuffleTrack[]): TrackList {
  const builder = createTrackListBuilder(tracks.length)
  for (const track of tracks) builder.add(track)
  return builder.finish()
}
