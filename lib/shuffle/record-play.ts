import {
  ARTIST_STRIDE,
  ENTRY_ALBUM,
  ENTRY_ARTIST,
  ENTRY_STRIDE,
  ENTRY_TRACK,
  GROUP_STRIDE,
  LAST_PLAYED,
  QUEUE_HEAD,
  type ScheduleState,
} from './schedule-state'
import type { TrackList } from './track-list'

/** Records that a queue entry plays at a position, and removes it from its queue. */
export function recordPlay(
  list: TrackList,
  state: ScheduleState,
  entry: number,
  position: number,
): void {
  const { artists, albums, songs, entries } = state
  const track = entries[entry + ENTRY_TRACK]!
  const album = entries[entry + ENTRY_ALBUM]!
  if (album >= 0) albums[album * GROUP_STRIDE + LAST_PLAYED] = position
  if (list.hasDuplicateSongs) songs[list.song[track]! * GROUP_STRIDE + LAST_PLAYED] = position
  const artist = entries[entry + ENTRY_ARTIST]!
  artists[artist * ARTIST_STRIDE + LAST_PLAYED] = position
  if (list.isFeatured) {
    const end = list.trackArtistStart[track + 1]!
    for (let x = list.trackArtistStart[track]! + 1; x < end; x++)
      artists[list.trackArtists[x]! * ARTIST_STRIDE + LAST_PLAYED] = position
  }
  removeFromQueue(state, entry, artist)
}

/** Moves the entries before the removed one up, so that the queue has no gap. */
function removeFromQueue({ artists, entries }: ScheduleState, entry: number, artist: number): void {
  const head = artists[artist * ARTIST_STRIDE + QUEUE_HEAD]!
  artists[artist * ARTIST_STRIDE + QUEUE_HEAD] = head + ENTRY_STRIDE
  if (entry > head) entries.copyWithin(head + ENTRY_STRIDE, head, entry)
}
