import { api } from '@/lib/client/api'
import type { Playlist } from '@/lib/contract/playlist'
import { playlistTracks, type Track } from '@/lib/contract/playlist-tracks'
import { playlists } from '@/lib/contract/playlists'
import type { LabList, LabTrack } from '@/lib/lab/lab-list'

const PAGE_SIZE = 100
const MAX_TRACKS = 2_000

/** Returns the user's 100 most recently changed playlists. @throws ApiProblem */
export async function fetchPlaylists(signal: AbortSignal): Promise<Playlist[]> {
  return (await api(playlists.list, { limit: PAGE_SIZE }, { signal })).data
}

/** Returns at most 2,000 tracks of a playlist, without excluded ones. @throws ApiProblem */
export async function fetchLabList(playlistId: string, signal: AbortSignal): Promise<LabList> {
  const tracks: LabTrack[] = []
  let cursor: string | undefined
  do {
    const page = await api(
      playlistTracks.list,
      { playlistId, limit: PAGE_SIZE, cursor },
      { signal },
    )
    tracks.push(...page.data.filter(({ excluded }) => !excluded).map(toLabTrack))
    cursor = page.nextCursor ?? undefined
  } while (cursor && tracks.length < MAX_TRACKS)
  const isTruncated = cursor !== undefined || tracks.length > MAX_TRACKS
  return {
    tracks: tracks.slice(0, MAX_TRACKS),
    omission: isTruncated ? { code: 'playlist_truncated', trackCount: MAX_TRACKS } : undefined,
  }
}

const toLabTrack = ({ song }: Track): LabTrack => ({
  title: song.title,
  artistNames: song.artists.map(({ name }) => name).join(', '),
  artists: song.artists.map(({ id }) => id),
  album: song.album?.id,
  song: song.id,
  liked: song.liked,
  bpm: song.features?.bpm ?? undefined,
  camelot: song.features?.camelot ?? undefined,
  energy: song.features?.energy ?? undefined,
})
