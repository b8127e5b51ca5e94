import 'server-only'
import { db, type PlaylistRow } from '@/db'
import type { Playlist } from '@/lib/contract/playlist'
import { presentPlaylist } from './present'

/** The tracks that one request counts at most; a longer list has no count. */
const MAX_COUNTED_TRACKS = 20_000

/** Returns playlists in the form of the API, each with the number of its tracks that can be played. */
export async function presentPlaylists(
  userId: string,
  playlists: readonly PlaylistRow[],
): Promise<Playlist[]> {
  const counted = new Set(listCounted(playlists))
  const counts = await db.playableCounts.listInPlaylists(userId, [...counted])
  return playlists.map((playlist) => {
    const playableCount = counted.has(playlist.id) ? (counts.get(playlist.id) ?? 0) : null
    return presentPlaylist(playlist, playableCount)
  })
}

/** Returns the ids of the first playlists that have at most `MAX_COUNTED_TRACKS` together. */
function listCounted(playlists: readonly PlaylistRow[]): string[] {
  let tracks = 0
  return playlists.flatMap(({ id, trackCount }) => {
    if (tracks + trackCount > MAX_COUNTED_TRACKS) return []
    tracks += trackCount
    return [id]
  })
}

/** Returns one playlist in the form of the API. */
export async function presentOnePlaylist(userId: string, row: PlaylistRow): Promise<Playlist> {
  const [playlist] = await presentPlaylists(userId, [row])
  return playlist ?? presentPlaylist(row, null)
}
