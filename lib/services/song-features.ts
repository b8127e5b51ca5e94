import 'server-only'
import type { Song } from '@/lib/contract/songs'
import { findPiece } from '@/lib/demo/catalogue'
import { camelotOf } from '@/lib/demo/keys'
import { LOUDNESS_LUFS } from '@/lib/demo/master'

/** Tempo, key and the like of a song, where they are known: of the demo's pieces, as written. */
export function songFeatures(pieceId: string | null): Song['features'] {
  if (!pieceId) return null
  const { bpm, key, energy } = findPiece(pieceId)
  return { bpm, key, camelot: camelotOf(key), energy, loudnessLufs: LOUDNESS_LUFS }
}
