import 'server-only'
import { db, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf } from '@/lib/contract/contract'
import type { Song } from '@/lib/contract/song'
import type { songMerges } from '@/lib/contract/song-merges'
import { AppError, InvalidInputError } from '@/lib/errors'
import { fillSong } from '../library/edit-song'
import { requireUser } from '../shared/access'
import { listsChanged } from '../shuffle/lists-changed'
import { findSong } from '../songs/songs'

type Input = InputOf<(typeof songMerges)['merge']>
type Merge = { userId: string; keep: string; merged: string[] }

/**
 * Joins songs into one, which takes their places in lists, their likes, plays and videos, and the
 * details that it lacks. The others are removed.
 * @throws AppError `song_not_found`, `invalid_input`, and `conflict` if a file would be lost
 */
export async function mergeSongs(ctx: Context, { keep, merge }: Input): Promise<Song> {
  const { userId } = requireUser(ctx)
  const merged = [...new Set(merge)]
  if (merged.includes(keep)) {
    throw new InvalidInputError([{ path: 'merge', message: 'Must not contain the kept song.' }])
  }
  await db.transaction(async (tx) => {
    await tx.library.lock(userId)
    const formerKeys = await readRecordings(tx, { userId, keep, merged })
    const recordingKey = await fillSong(tx, { userId, songId: keep }, merged)
    await moveRows(tx, { userId, keep, merged, recordingKey, formerKeys })
  })
  return findSong(ctx, { songId: keep })
}

/** The recordings of the songs to merge; checks that all songs exist. */
async function readRecordings(tx: Transaction, { userId, keep, merged }: Merge): Promise<string[]> {
  const ids = [keep, ...merged]
  const candidates = await tx.library.findCandidates(userId, { ids, isrcs: [], names: [] })
  const songs = new Map(candidates.map((song) => [song.id, song]))
  const missing = ids.filter((id) => !songs.has(id))
  if (missing.length > 0) {
    throw new AppError('song_not_found', `No such song: ${missing.slice(0, 20).join(', ')}.`)
  }
  const hasFile = (id: string) => Boolean(songs.get(id)?.audio)
  if (merged.some(hasFile) && !hasFile(keep)) {
    throw new AppError('conflict', 'Keep the song with the audio file.')
  }
  return [...new Set(merged.flatMap((id) => songs.get(id)?.recordingKey ?? []))]
}

type Move = Merge & { recordingKey: string; formerKeys: string[] }

async function moveRows(tx: Transaction, move: Move): Promise<void> {
  const { userId, keep, merged, recordingKey, formerKeys } = move
  const playlistIds = await tx.songMerges.moveTracks(move)
  await tx.songMerges.moveFacts(move)
  for (const songId of merged) await tx.ownSongs.markRemoved({ userId, songId })
  for (const from of formerKeys) {
    if (from === recordingKey) continue
    await tx.recordings.moveLike({ userId, songId: keep, from, to: recordingKey })
  }
  for (const songId of merged) await tx.recordings.releaseLike({ userId, songId, recordingKey })
  await tx.recordings.refreshAudio(userId, [recordingKey, ...formerKeys])
  for (const id of playlistIds) await tx.playlistTotals.recount({ userId, id })
  await listsChanged(tx, userId, { playlistIds, liked: true, library: true })
}
