import { z } from 'zod'
import { readStored, removeStored, writeStored } from '@/lib/client/browser-storage'
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
  const saved = readStored(TURN_KEY, SavedTurn)
  return saved?.userId === userId ? saved : undefined
}

/** Stores the turn for the next visit. */
export const saveTurn = (turn: SavedTurn): void => writeStored(TURN_KEY, turn)

/** Removes the stored turn, because the user signs out. */
export const removeSavedTurn = (): void => removeStored(TURN_KEY)

/** Returns the stored volume, 0 to 1; 1 if there is none. */
export const loadVolume = (): number => readVolume(VOLUME_KEY)

/** Returns the last stored volume above 0, to which sound returns after it was muted; 1 if there is none. */
export const loadAudibleVolume = (): number => readVolume(AUDIBLE_VOLUME_KEY) || 1

/** Stores the volume, 0 to 1. */
export function saveVolume(volume: number): void {
  writeStored(VOLUME_KEY, volume)
  if (volume > 0) writeStored(AUDIBLE_VOLUME_KEY, volume)
}

const Volume = z.number().min(0).max(1)

const Repeats = z.object({
  list: z.enum(['off', 'all', 'one']),
  shuffle: z.enum(['off', 'all', 'one']),
})

/** Returns the repetition of each order; the defaults if none is stored. */
export const loadRepeats = (): PlayerState['repeats'] =>
  readStored(REPEATS_KEY, Repeats) ?? DEFAULT_REPEATS

/** Stores the repetition of each order. */
export const saveRepeats = (repeats: PlayerState['repeats']): void =>
  writeStored(REPEATS_KEY, repeats)

const readVolume = (key: string): number => readStored(key, Volume) ?? 1
