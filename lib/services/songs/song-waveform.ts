import 'server-only'
import { db } from '@/db'
import { createWaveform } from '@/lib/audio/analyse/waveform'
import { decodeWav } from '@/lib/audio/decode/wav'
import type { Context } from '@/lib/context'
import type { Waveform } from '@/lib/contract/songs'
import { findPiece } from '@/lib/demo-music/catalogue'
import { framesOf } from '@/lib/demo-music/length'
import { wavBytes } from '@/lib/demo-music/wav'
import { FRAMES_PER_SECOND } from '@/lib/demo-music/waves'
import { NotFoundError } from '@/lib/errors'
import { openPiece } from '../demo/demo-audio'
import { signedIn } from '../shared/access'

const DEADLINE_MS = 30_000

/** The outline of a song that is played here. Throws `not_found`, also where a song has no audio. */
export async function findWaveform(
  ctx: Context,
  { songId }: { songId: string },
): Promise<Waveform> {
  const { userId } = signedIn(ctx)
  const song = await db.songs.find(userId, songId)
  if (!song || (!song.pieceId && song.source !== 'upload')) {
    throw new NotFoundError('Waveform of song', songId)
  }
  const known = await db.audioFeatures.find(userId, songId)
  const bytes = known?.waveform ?? (song.pieceId ? await drawPiece(songId, song.pieceId) : null)
  return { peaks: bytes && [...bytes], failure: known?.failure ?? null }
}

// A piece is not listened to, since all else is known of it: its outline is drawn when asked for.
async function drawPiece(songId: string, pieceId: string): Promise<Uint8Array> {
  const piece = findPiece(pieceId)
  const open = await openPiece(piece)
  const waveform = createWaveform(FRAMES_PER_SECOND)
  const bytes = open(0, wavBytes(framesOf(piece)) - 1)
  for await (const { channels } of decodeWav(bytes, AbortSignal.timeout(DEADLINE_MS))) {
    waveform.push(channels)
  }
  const outline = waveform.finish()
  await db.audioFeatures.addWaveform(songId, outline)
  return outline
}
