import 'server-only'
import { db, type PlaylistRow } from '@/db'
import type { Playlist } from '@/lib/contract/playlist'
import { presentPlaylist } from './present'

/** A longer list has no count, as each track is looked up. */
const MAX_COUNTED_TRACKS = 20_000

/** Returns a playlist in the form of the API, with the number of its tracks that can be played. */
export async function presentCountedPlaylist(userId: string, row: PlaylistRow): Promise<Playlist> {
  if (row.trackCount > MAX_COUNTED_TRACKS) return presentPlaylist(row)
  return presentPlaylist(row, await db.playableCounts.countInPlaylist(userId, row.id))
}
