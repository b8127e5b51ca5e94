import { z } from 'zod'

const TURN_KEY = 'riffle.player'
const VOLUME_KEY = 'riffle.volume'
const AUDIBLE_VOLUME_KEY = 'riffle.audible-volume'

const SavedTurn = z.object({
  userId: z.string(),
  list: z.string(),
  name: z.string(),
  turn: z.int().min(1),
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
