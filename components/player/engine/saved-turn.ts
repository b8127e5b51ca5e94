import { z } from 'zod'
import { DEFAULT_REPEATS } from './repeat'
import { PlayedSource, StoredPlace } from './stored-place'
import type { PlayerState } from './types'

const TURN_KEY = 'riffle.player'
const VOLUME_KEY = 'riffle.volume'
const REPEATS_KEY = 'riffle.repeat'
const AUDIBLE_VOLUME_KEY = 'riffle.audible-volume'

const SavedTurn = z.object({
  userId: z.string(),
  ...PlayedSource.shape,
  turn: z.int().min(1),
  /** Only in list order, where the turn is that of this visit. */
  place: StoredPlace.optional(),
  positionMs: z.number().min(0),
})
export type SavedTurn = z.output<typeof SavedTurn>

/** Returns where this user stopped in this browser; undefined if that is not stored. */
export function loadSavedTurn(userId: string): SavedTurn | undefined {
  try {
    const parsed = SavedTurn.safeParse(JSON.parse(localStorage.getItem(TURN_KEY) ?? 'null'))
    return parsed.success && parsed.data.userId === userId ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** Stores the turn for the next visit. */
export const saveTurn = (turn: SavedTurn): void => write(TURN_KEY, JSON.stringify(turn))

/** Removes the stored turn, because the user signs out. */
export function removeSavedTurn(): void {
  try {
    localStorage.removeItem(TURN_KEY)
  } catch {
    // Storage is not allowed: nothing was stored.
  }
}

/** Returns the stored volume, 0 to 1; 1 if there is none. */
export const loadVolume = (): number => readVolume(VOLUME_KEY)

/** Returns the last stored volume above 0, to which sound returns after it was muted; 1 if there is none. */
export const loadAudibleVolume = (): number => readVolume(AUDIBLE_VOLUME_KEY) || 1

/** Stores the volume, 0 to 1. */
export function saveVolume(volume: number): void {
  write(VOLUME_KEY, String(volume))
  if (volume > 0) write(AUDIBLE_VOLUME_KEY, String(volume))
}

const Repeats = z.object({
  list: z.enum(['off', 'all', 'one']),
  shuffle: z.enum(['off', 'all', 'one']),
})

/** Returns the repetition of each order; the defaults if none is stored. */
export function loadRepeats(): PlayerState['repeats'] {
  try {
    const parsed = Repeats.safeParse(JSON.parse(localStorage.getItem(REPEATS_KEY) ?? 'null'))
    return parsed.data ?? DEFAULT_REPEATS
  } catch {
    return DEFAULT_REPEATS
  }
}

/** Stores the repetition of each order. */
export const saveRepeats = (repeats: PlayerState['repeats']): void =>
  write(REPEATS_KEY, JSON.stringify(repeats))

function readVolume(key: string): number {
  try {
    const value = Number(localStorage.getItem(key) ?? 1)
    return value >= 0 && value <= 1 ? value : 1
  } catch {
    return 1
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Storage is full or not allowed: the next visit starts without it.
  }
}
