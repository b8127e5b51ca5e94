import { z } from 'zod'
import { createStore, type StoreApi } from 'zustand'
import { readStored, writeStored } from '@/lib/client/browser-storage'

export const MAX_CROSSFADE_SECONDS = 12

const SoundSettings = z.object({
  /** Plays every song at the same loudness. */
  isLevelled: z.boolean(),
  /** The length of the fade between two songs; 0 plays them without a gap and without a fade. */
  crossfadeSeconds: z.int().min(0).max(MAX_CROSSFADE_SECONDS),
})
export type SoundSettings = z.output<typeof SoundSettings>

export const DEFAULT_SOUND: SoundSettings = { isLevelled: true, crossfadeSeconds: 0 }

const STORAGE_KEY = 'riffle.sound'

let store: StoreApi<SoundSettings> | undefined

/**
 * Returns the sound settings of this device, which are stored in the browser only. Their initial
 * state is the default, which the server renders, so that hydration never finds another value.
 */
export function soundSettings(): StoreApi<SoundSettings> {
  if (store) return store
  const created = createStore<SoundSettings>(() => DEFAULT_SOUND)
  created.setState(readStored(STORAGE_KEY, SoundSettings) ?? DEFAULT_SOUND)
  created.subscribe((settings) => writeStored(STORAGE_KEY, settings))
  store = created
  return created
}
