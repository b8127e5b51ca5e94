import 'server-only'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Transaction } from '@/db'
import type { Context } from '@/lib/context'
import { requireUser } from '../shared/access'
import { eventLoopTurn, inSlices } from '../shared/event-loop-turn'
import { songsNotFound } from '../shared/songs-not-found'
import { assertPlaylistFits } from '../shared/user-limits'
import { changeTracks } from './change-tracks'
import { shortenKeys } from './track-keys'

/** Songs to add at index `position`, or at the end. */
export type AddedSongs = {
  playlistId: string
  songIds: string[]
  position?: number
  /** Leaves out songs that the playlist has. */
  skipPresent?: boolean
}

const SLICE_SONGS = 200

/**
 * Adds songs to a playlist: all, or none. Returns the ids of their tracks, in the order of the songs.
 * @throws AppError `not_found`, `song_not_found`, `playlist_full`, `precondition_failed`
 */
export async function insertSongs(
  ctx: Context,
  { playlistId, songIds: given, position, skipPresent = false }: AddedSongs,
): Promise<{ added: string[] }> {
  const { userId } = requireUser(ctx)
  return changeTracks(ctx, playlistId, async (tx, { trackCount }) => {
    await assertSongsExist(tx, userId, given)
    const songIds = skipPresent ? await findAbsent(tx, playlistId, given) : given
    assertPlaylistFits(trackCount + songIds.length)
    const { before, after } = await tx.trackGaps.findGap(playlistId, position)
    await eventLoopTurn()
    const keys = generateNKeysBetween(before, after, songIds.length)
    const tracks = songIds.map((songId, index) => ({
      playlistId,
      songId,
      position: keys[index] ?? '',
    }))
    const added: string[] = []
    await inSlices(tracks, SLICE_SONGS, async (slice) => {
      added.push(...(await tx.trackChanges.add(slice)))
    })
    await shortenKeys(tx, { playlistId, written: keys })
    return { added }
  })
}

async function assertSongsExist(
  tx: Transaction,
  userId: string,
  songIds: readonly string[],
): Promise<void> {
  const different = [...new Set(songIds)]
  const missing: string[] = []
  await inSlices(different, SLICE_SONGS, async (ids) => {
    const own = await tx.songs.findOwnIds(userId, ids)
    missing.push(...ids.filter((id) => !own.has(id)))
  })
  if (missing.length > 0) throw songsNotFound(missing)
}

/** Returns each song once that the playlist does not have. */
async function findAbsent(
  tx: Transaction,
  playlistId: string,
  songIds: readonly string[],
): Promise<string[]> {
  const absent: string[] = []
  await inSlices([...new Set(songIds)], SLICE_SONGS, async (ids) => {
    const present = await tx.bareTracks.findSongIds(playlistId, ids)
    absent.push(...ids.filter((id) => !present.has(id)))
  })
  return absent
}
