import type { Track } from '@/lib/contract/playlist-tracks'
import type { Song } from '@/lib/contract/song'

/** Converts a song to a track of the lists `liked` and `library`, where both have the same id. */
export const asTrack = (song: Song, addedAt = song.createdAt): Track => ({
  id: song.id,
  position: '',
  addedAt,
  excluded: false,
  song,
})
