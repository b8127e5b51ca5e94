import 'server-only'
import { db, type SongDetails, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf } from '@/lib/contract/contract'
import type { Song } from '@/lib/contract/song'
import type { songMerges } from '@/lib/contract/song-merges'
import { InvalidInputError } from '@/lib/errors'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { fillSong } from '../library/edit-song'
import { requireUser } from '../shared/access'
import { songsNotFound } from '../shared/songs-not-found'
import { listsChanged } from '../shuffle/lists-changed'
import { findSong } from '../songs/songs'
import { copyMergedCover } from './copy-merged-cover'

type Input = InputOf<(typeof songMerges)['merge']>
type Merge = { userId: string; keep: string; merged: string[] }

/**
 * Merges songs into one, which takes their positions in lists, their likes, plays and videos, the
 * details that it lacks, and the best of their audio files if it has none. A file replaces the piece of a
 * demo song, which plays a kept song that has no other audio. The others are removed.
 * @throws AppError `song_not_found`, `invalid_input`
 */
export async function mergeSongs(ctx: Context, { keep, merge }: Input): Promise<Song> {
  const { userId } = requireUser(ctx)
  const merged = [...new Set(merge)]
  if (merged.includes(keep)) {
    throw new InvalidInputError([
      { path: 'merge', code: 'invalid_value', message: 'Must not contain the kept song.' },
    ])
  }
  const move = { userId, keep, merged }
  await openQueue()
  await db.transaction(async (tx) => {
    await tx.library.lock(userId)
    const stored = await readSongs(tx, move)
    const formerKeys = recordingKeysOf(stored, merged)
    const recordingKey = await fillSong(tx, { userId, songId: keep, otherIds: merged, stored })
    await moveAudio(tx, move, stored)
    await moveRows(tx, { ...move, recordingKey, formerKeys })
  })
  await copyMergedCover(move)
  return findSong(ctx, { songId: keep })
}

/** @throws AppError `song_not_found` */
async function readSongs(tx: Transaction, { userId, keep, merged }: Merge): Promise<SongDetails[]> {
  const ids = [keep, ...merged]
  const stored = await tx.library.findCandidates(userId, { ids, isrcs: [], names: [] })
  const found = new Set(stored.map(({ id }) => id))
  const missing = ids.filter((id) => !found.has(id))
  if (missing.length > 0) throw songsNotFound(missing, 'merge')
  return stored
}

const recordingKeysOf = (stored: SongDetails[], ids: string[]): string[] => [
  ...new Set(stored.filter(({ id }) => ids.includes(id)).map(({ recordingKey }) => recordingKey)),
]

/** Moves the best file of the merged songs, else their piece, to the kept song if that has no file. */
async function moveAudio(tx: Transaction, move: Merge, stored: SongDetails[]): Promise<void> {
  const { userId, keep, merged } = move
  const kept = stored.find(({ id }) => id === keep)
  const hasFile = stored.some(({ id, audio }) => audio && merged.includes(id))
  if (kept?.audio) return
  if (!hasFile) return tx.songMerges.movePiece(move)
  const audioHash = await tx.songMerges.moveFile(move)
  // A job that has not run yet would not find the file of the merged song.
  if (audioHash && !(await tx.audioFeatures.findByHash(audioHash))) {
    await enqueue(tx, 'analysis', { songId: keep, userId }, { userId })
  }
}

type Move = Merge & { recordingKey: string; formerKeys: string[] }

async function moveRows(tx: Transaction, move: Move): Promise<void> {
  const { userId, keep, merged, recordingKey, formerKeys } = move
  // A change of a playlist locks it before its tracks.
  await tx.songMerges.lockPlaylists(move)
  const playlistIds = await tx.songMerges.moveTracks(move)
  await tx.songMerges.moveFacts(move)
  await tx.ownSongs.markRemoved(userId, merged)
  for (const from of formerKeys) {
    if (from === recordingKey) continue
    await tx.recordings.moveLike({ userId, songId: keep, from, to: recordingKey })
  }
  await tx.recordings.releaseRemoved(userId, merged)
  await tx.recordings.refreshAudio(userId, [recordingKey, ...formerKeys])
  for (const id of playlistIds) await tx.playlistTotals.recount({ userId, id })
  await listsChanged(tx, userId, { playlistIds, liked: true, library: true, songs: true })
}
