import { z } from 'zod'
import { createStore, type Store } from '@/components/ui/store'

export const CROSSFADE_MOST_SECONDS = 12

const SoundSettings = z.object({
  /** Plays every song as loud as the others. */
  isLevelled: z.boolean(),
  /** For how long one song fades into the next; 0 puts them one after another without a gap. */
  crossfadeSeconds: z.int().min(0).max(CROSSFADE_MOST_SECONDS),
})
export type SoundSettings = z.output<typeof SoundSettings>

export const DEFAULT_SOUND: SoundSettings = { isLevelled: true, crossfadeSeconds: 0 }

const KEY = 'riffle.sound'

let store: Store<SoundSettings> | undefined

/** How songs sound on this device, remembered here alone. */
export function soundSettings(): Store<SoundSettings> {
  if (store) return store
  const opened = createStore(recalled())
  opened.subscribe(() => {
    try {
      localStorage.setItem(KEY, JSON.stringify(opened.get()))
    } catch {
      // Storage is full or closed: it holds until the page is left.
    }
  })
  store = opened
  return opened
}

function recalled(): SoundSettings {
  try {
    const parsed = SoundSettings.safeParse(JSON.parse(localStorage.getItem(KEY) ?? 'null'))
    return parsed.success ? parsed.data : DEFAULT_SOUND
  } catch {
    return DEFAULT_SOUND
  }
}
