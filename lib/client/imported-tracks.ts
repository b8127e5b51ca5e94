import { queryOptions } from '@tanstack/react-query'
import { playlistTracks } from '@/lib/contract/playlist-tracks'
import { api } from './api'

/** A track of a ribbon: the id of its first artist, its title, and the names of its artists. */
type ImportedTrack = { artistId: string; title: string; artistName: string }

const MAX_PAGE_SIZE = 100

/** Reads the first `maxTracks` tracks of a playlist in list order. */
export const importedTracksQuery = (playlistId: string, maxTracks: number) =>
  queryOptions({
    queryKey: ['playlists', playlistId, 'imported', maxTracks],
    queryFn: ({ signal }) => fetchFirstTracks(playlistId, maxTracks, signal),
  })

async function fetchFirstTracks(playlistId: string, maxTracks: number, signal: AbortSignal) {
  const tracks: ImportedTrack[] = []
  let cursor: string | undefined
  do {
    const limit = Math.min(MAX_PAGE_SIZE, maxTracks - tracks.length)
    const page = await api(playlistTracks.list, { playlistId, limit, cursor }, { signal })
    for (const { song } of page.data) {
      tracks.push({
        artistId: song.artists[0]?.id ?? song.id,
        title: song.title,
        artistName: song.artists.map(({ name }) => name).join(', '),
      })
    }
    cursor = page.nextCursor ?? undefined
  } while (cursor && tracks.length < maxTracks)
  return tracks
}
