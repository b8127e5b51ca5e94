import 'server-only'
import { db } from '@/db'
import { createWaveform } from '@/lib/audio/analyse/waveform'
import { decodeWav } from '@/lib/audio/decode/wav'
import type { Context } from '@/lib/context'
import type { Waveform } from '@/lib/contract/waveform'
import { findPiece } from '@/lib/demo-music/catalogue'
import { SAMPLE_RATE } from '@/lib/demo-music/exact-math'
import { frameCountOf } from '@/lib/demo-music/length'
import { wavByteLength } from '@/lib/demo-music/wav'
import { NotFoundError } from '@/lib/errors'
import { openPiece } from '../demo/demo-audio'
import { requireUser } from '../shared/access'

const DEADLINE_MS = 30_000

/**
 * Finds the waveform of an upload or a demo song.
 * @throws AppError `not_found`, also for a song without audio
 */
export async function findWaveform(
  ctx: Context,
  { songId }: { songId: string },
): Promise<Waveform> {
  const { userId } = requireUser(ctx)
  const song = await db.songs.find(userId, songId)
  if (!song?.audioHash) {
    throw new NotFoundError('Waveform of song', songId)
  }
  const known = await db.audioFeatures.find(userId, songId)
  const bytes =
    known?.waveform ?? (song.pieceId ? await computeWaveform(song.audioHash, song.pieceId) : null)
  return { peaks: bytes && [...bytes], failure: known?.failure ?? null }
}

// Demo songs have no analysis job, because their other features are known.
async function computeWaveform(audioHash: string, pieceId: string): Promise<Uint8Array> {
  const piece = findPiece(pieceId)
  const open = await openPiece(piece)
  const waveform = createWaveform(SAMPLE_RATE)
  const bytes = open(0, wavByteLength(frameCountOf(piece)) - 1)
  for await (const { channels } of decodeWav(bytes, AbortSignal.timeout(DEADLINE_MS))) {
    waveform.push(channels)
  }
  const peaks = waveform.finish()
  await db.audioFeatures.addWaveform(audioHash, peaks)
  return peaks
}
