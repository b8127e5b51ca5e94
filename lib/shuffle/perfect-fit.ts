import {
  ARTIST_STRIDE,
  ENTRY_ALBUM,
  ENTRY_RELEASE,
  GROUP_STRIDE,
  LAST_PLAYED,
  MIN_GAP,
  QUEUE_END,
  type ScheduleState,
} from './schedule-state'
import type { TrackList } from './track-list'

/**
 * The fast path of most positions: whether the entry at the head of an artist's queue has no penalty
 * at a position. Returns false for lists with featured artists or duplicate songs.
 */
export function isPerfectFit(
  list: TrackList,
  { artists, albums, entries }: ScheduleState,
  head: number,
  artist: number,
  position: number,
): boolean {
  if (list.isFeatured || list.hasDuplicateSongs) return false
  const at = artist * ARTIST_STRIDE
  if (position < artists[at + LAST_PLAYED]! + artists[at + MIN_GAP]!) return false
  if (head >= artists[at + QUEUE_END]! || entries[head + ENTRY_RELEASE]! > position) return false
  const album = entries[head + ENTRY_ALBUM]! * GROUP_STRIDE
  return album < 0 || position >= albums[album + LAST_PLAYED]! + albums[album + MIN_GAP]!
}
