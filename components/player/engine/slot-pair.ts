import type { StoreApi } from 'zustand'
import { type AudioSlot, type AudioSlotEvents, createAudioSlot } from './audio-slot'
import { gainOf } from './gain'
import { remotePlayback } from './remote-playback'
import type { SoundSettings } from './sound-settings'

export type SlotPair = ReturnType<typeof createSlotPair>

/** Creates two audio slots: the current one plays, the spare one preloads the next recording. */
export function createSlotPair(events: AudioSlotEvents, settings: StoreApi<SoundSettings>) {
  const isCurrent = (slot: AudioSlot) => slot === current
  let current = createAudioSlot(events, isCurrent)
  let spare = createAudioSlot(events, isCurrent)
  let volume = 1

  /**
   * The volume of a slot at the level that its recording needs. On another device it is the volume of
   * that device, which no song changes.
   */
  const volumeOf = (slot: AudioSlot) => {
    const isLevelled =
      settings.getState().isLevelled && remotePlayback.getState().state === 'disconnected'
    return volume * (isLevelled ? gainOf(slot.recording()?.features ?? null) : 1)
  }

  return {
    current: () => current,
    spare: () => spare,
    swap() {
      const previous = current
      current = spare
      spare = previous
    },
    volumeOf,
    applyVolume: () => current.setVolume(volumeOf(current)),
    /** 0 to 1; has no effect before `applyVolume`. */
    setVolume(next: number) {
      volume = next
    },
    unload() {
      current.unload()
      spare.unload()
    },
  }
}
