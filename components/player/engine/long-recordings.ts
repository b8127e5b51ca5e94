import { z } from 'zod'
import { readStored, removeStored, writeStored } from '@/lib/client/browser-storage'
import type { Song } from '@/lib/contract/song'

/** Recordings from this length on keep their position and their speed. */
const LONG_MS = 20 * 60_000
const MAX_POSITIONS = 50
/** A position before or after this is the start or the end. */
const MIN_POSITION_MS = 15_000
const MIN_REMAINING_MS = 30_000
const STORAGE_KEY = 'riffle.long-recordings'

const LongRecordings = z.object({
  userId: z.string(),
  rate: z.number().min(0.5).max(2),
  /** The last one first. */
  positions: z
    .array(z.object({ songId: z.string(), positionMs: z.number().min(0) }))
    .max(MAX_POSITIONS),
})
type LongRecordings = z.output<typeof LongRecordings>

/** Whether a song keeps its position and its speed. */
export const isLongRecording = ({ durationMs, playback }: Song): boolean =>
  playback.kind === 'audio' && (durationMs ?? 0) >= LONG_MS

/** Returns the speed of long recordings of this user in this browser. */
export const loadLongRate = (userId: string): number => load(userId).rate

/** Stores the speed of long recordings. */
export const saveLongRate = (userId: string, rate: number): void => save({ ...load(userId), rate })

/** Returns where a recording was left, in milliseconds; 0 at its start or end. */
export const loadPosition = (userId: string, songId: string): number =>
  load(userId).positions.find((stored) => stored.songId === songId)?.positionMs ?? 0

/** Stores where a recording was left; its start and its end are not stored. */
export function savePosition(userId: string, song: Song, positionMs: number): void {
  const stored = load(userId)
  const others = stored.positions.filter(({ songId }) => songId !== song.id)
  const isInside =
    positionMs >= MIN_POSITION_MS && positionMs <= (song.durationMs ?? 0) - MIN_REMAINING_MS
  const own = isInside ? [{ songId: song.id, positionMs }] : []
  save({ ...stored, positions: [...own, ...others].slice(0, MAX_POSITIONS) })
}

/** Removes the stored positions and speed, because the user signs out. */
export const removeLongRecordings = (): void => removeStored(STORAGE_KEY)

function load(userId: string): LongRecordings {
  const stored = readStored(STORAGE_KEY, LongRecordings)
  return stored?.userId === userId ? stored : { userId, rate: 1, positions: [] }
}

const save = (recordings: LongRecordings): void => writeStored(STORAGE_KEY, recordings)
