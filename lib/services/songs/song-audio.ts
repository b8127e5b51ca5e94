import 'server-only'
import { Readable } from 'node:stream'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import { findPiece } from '@/lib/demo-music/catalogue'
import { frameCountOf } from '@/lib/demo-music/length'
import { wavByteLength } from '@/lib/demo-music/wav'
import { NotFoundError } from '@/lib/errors'
import { getStorage } from '@/lib/storage/storage'
import { cacheName, openPiece } from '../demo/demo-audio'
import { requireUser } from '../shared/access'

type Range = { start: number; end: number }

/**
 * Finds the audio that plays a song: its own file, or one of its recording.
 * @throws AppError `not_found`, also for a song without audio
 */
export const findSongAudio = (ctx: Context, { songId }: { songId: string }) =>
  findAudioOf({ userId: requireUser(ctx).userId, songId })

/** The same for a given user. @throws AppError `not_found` */
export async function findAudioOf({ userId, songId }: { userId: string; songId: string }) {
  const song = await db.songs.find(userId, songId)
  if (song?.pieceId) return toPieceAudio(song.pieceId)
  const file = song && (await db.audioFiles.findPlaying({ userId, songId }))
  if (!file) throw new NotFoundError('Audio of song', songId)
  return {
    type: file.mediaType,
    fileName: file.fileName,
    size: file.bytes,
    etag: `"${file.audioHash.slice(0, 32)}-${file.bytes}"`,
    open: async (range: Range) =>
      Readable.toWeb(await getStorage().open(file.storageKey, range)) as ReadableStream<Uint8Array>,
  }
}

function toPieceAudio(pieceId: string) {
  const piece = findPiece(pieceId)
  return {
    type: 'audio/wav',
    fileName: `${piece.id}.wav`,
    size: wavByteLength(frameCountOf(piece)),
    etag: `"${cacheName(piece)}"`,
    open: async ({ start, end }: Range) => (await openPiece(piece))(start, end),
  }
}
