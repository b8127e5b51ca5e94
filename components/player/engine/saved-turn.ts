import { z } from 'zod'

const TURN_KEY = 'riffle.player'
const VOLUME_KEY = 'riffle.volume'

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

/** Returns the stored volume, 0 to 1; 1 if there is none. */
export function loadVolume(): number {
  try {
    const value = Number(localStorage.getItem(VOLUME_KEY) ?? 1)
    return value >= 0 && value <= 1 ? value : 1
  } catch {
    return 1
  }
}

export const saveVolume = (volume: number): void => write(VOLUME_KEY, String(volume))

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Storage is full or not allowed: the next visit starts without it.
  }
}
