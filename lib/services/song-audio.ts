import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import { findPiece } from '@/lib/demo/catalogue'
import { framesOf } from '@/lib/demo/length'
import { wavBytes } from '@/lib/demo/wav'
import { NotFoundError } from '@/lib/errors'
import { signedIn } from './access'
import { keptName, openPiece } from './demo-audio'

/** The audio of a song the user may hear. Throws `not_found`, also where a song has none. */
export async function findSongAudio(ctx: Context, { songId }: { songId: string }) {
  const song = await db.songs.find(signedIn(ctx).userId, songId)
  if (!song?.pieceId) throw new NotFoundError('Audio of song', songId)
  const piece = findPiece(song.pieceId)
  return {
    type: 'audio/wav',
    fileName: `${piece.id}.wav`,
    size: wavBytes(framesOf(piece)),
    etag: `"${keptName(piece)}"`,
    open: () => openPiece(piece),
  }
}
