import type { Track } from '@/lib/contract/playlist-tracks'
import type { Song } from '@/lib/contract/songs'

/** A song where a table of tracks shows it; in `liked` and `library` the song's id is the track's. */
export const asTrack = (song: Song, addedAt = song.createdAt): Track => ({
  id: song.id,
  position: '',
  addedAt,
  excluded: false,
  song,
})
