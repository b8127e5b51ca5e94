import { number } from '@/components/ui/words'
import { api } from '@/lib/client/api'
import { playlistTracks, type Track } from '@/lib/contract/playlist-tracks'
import { type Playlist, playlists } from '@/lib/contract/playlists'
import type { LabList, LabTrack } from '@/lib/lab/lab-track'

const PAGE = 100
const MOST_TRACKS = 2_000

/** The visitor's playlists, the one changed last first; 100 at most. Throws ApiProblem. */
export async function ownPlaylists(signal: AbortSignal): Promise<Playlist[]> {
  return (await api(playlists.list, { limit: PAGE }, { signal })).data
}

/** The tracks of a playlist that take part in its shuffle, 2,000 at most. Throws ApiProblem. */
export async function ownPlaylist(playlistId: string, signal: AbortSignal): Promise<LabList> {
  const tracks: LabTrack[] = []
  let cursor: string | undefined
  do {
    const page = await api(playlistTracks.list, { playlistId, limit: PAGE, cursor }, { signal })
    tracks.push(...page.data.filter(({ excluded }) => !excluded).map(labTrackOf))
    cursor = page.nextCursor ?? undefined
  } while (cursor && tracks.length < MOST_TRACKS)
  const isCut = cursor !== undefined || tracks.length > MOST_TRACKS
  return {
    tracks: tracks.slice(0, MOST_TRACKS),
    note: isCut ? `The first ${number(MOST_TRACKS)} tracks of the playlist.` : undefined,
  }
}

const labTrackOf = ({ song }: Track): LabTrack => ({
  title: song.title,
  by: song.artists.map(({ name }) => name).join(', '),
  artists: song.artists.map(({ id }) => id),
  album: song.album?.id,
  song: song.id,
  liked: song.liked,
  bpm: song.features?.bpm ?? undefined,
  camelot: song.features?.camelot ?? undefined,
  energy: song.features?.energy ?? undefined,
})
