import { z } from 'zod'

const KEY = 'riffle.player'

const Remembered = z.object({
  userId: z.string(),
  list: z.string(),
  name: z.string(),
  turn: z.int().min(1),
  positionMs: z.number().min(0),
})
export type Remembered = z.output<typeof Remembered>

const VOLUME_KEY = 'riffle.volume'

/** Where this browser stopped; nothing when it was somebody else, or storage is closed. */
export function loadSavedTurn(userId: string): Remembered | undefined {
  try {
    const parsed = Remembered.safeParse(JSON.parse(localStorage.getItem(KEY) ?? 'null'))
    return parsed.success && parsed.data.userId === userId ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** Keeps where one stands for the next visit. */
export function saveTurn(place: Remembered): void {
  write(KEY, JSON.stringify(place))
}

/** The volume last chosen, 0 to 1. */
export function loadVolume(): number {
  try {
    const value = Number(localStorage.getItem(VOLUME_KEY) ?? 1)
    return value >= 0 && value <= 1 ? value : 1
  } catch {
    return 1
  }
}

export const saveVolume = (volume: number): void => write(VOLUME_KEY, String(volume))

// Storage may be full or closed: then the next visit starts afresh.
function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    return
  }
}
