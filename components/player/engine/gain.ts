import type { Song } from '@/lib/contract/song'

/**
 * The loudness of all levelled songs. An audio element can only lower the volume, so loud songs are
 * lowered to the level of quiet ones. Web Audio could amplify, but browsers may suspend it.
 */
const TARGET_LUFS = -20
/** The loudness of a song that was not measured: the usual level of streaming services. */
const DEFAULT_LUFS = -14
const MAX_GAIN_DB = 12

/**
 * Returns the factor that brings a song to the target loudness. A quiet song is amplified only as
 * far as its true peak stays below full scale. `features` is null for a song that was not measured.
 */
export function gainOf(features: Song['features']): number {
  const neededDb = TARGET_LUFS - (features?.loudnessLufs ?? DEFAULT_LUFS)
  const headroomDb = Math.max(0, -(features?.truePeakDb ?? 0))
  return 10 ** (Math.min(neededDb, headroomDb, MAX_GAIN_DB) / 20)
}
