import { queryOptions } from '@tanstack/react-query'
import { playlistTracks } from '@/lib/contract/playlist-tracks'
import { api } from './api'

/** A track as a ribbon shows it; `artist` is an id. */
type ImportedTrack = { artist: string; title: string; by: string }

const PER_PAGE = 100

/** The first tracks of a playlist in list order, `most` of them. */
export const importedTracksQuery = (playlistId: string, most: number) =>
  queryOptions({
    queryKey: ['playlists', playlistId, 'imported', most],
    queryFn: ({ signal }) => firstTracks(playlistId, most, signal),
  })

async function firstTracks(playlistId: string, most: number, signal: AbortSignal) {
  const found: ImportedTrack[] = []
  let cursor: string | undefined
  do {
    const limit = Math.min(PER_PAGE, most - found.length)
    const page = await api(playlistTracks.list, { playlistId, limit, cursor }, { signal })
    for (const { song } of page.data) {
      found.push({
        artist: song.artists[0]?.id ?? song.id,
        title: song.title,
        by: song.artists.map(({ name }) => name).join(', '),
      })
    }
    cursor = page.nextCursor ?? undefined
  } while (cursor && found.length < most)
  return found
}
