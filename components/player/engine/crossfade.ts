import type { StoreApi } from 'zustand'
import type { Recording } from './audio-slot'
import { startFade, volumesAt } from './fade'
import type { SlotPair } from './slot-pair'
import type { SoundSettings } from './sound-settings'

/** The time an audio element needs to start. */
export const START_SECONDS = 0.05
/** The largest part of a recording that may be a fade. */
const MAX_FADE_SHARE = 1 / 3
/** Without a crossfade both recordings keep their volume. */
const UNFADED = { outgoing: 1, incoming: 1 }

/** Creates the transition between two recordings: a crossfade, or no gap if that is off. */
export function createCrossfade(slots: SlotPair, settings: StoreApi<SoundSettings>) {
  let finishFade: (() => void) | undefined

  const leadSeconds = () => {
    const longest = slots.current().durationSeconds() * MAX_FADE_SHARE
    return Math.max(START_SECONDS, Math.min(settings.getState().crossfadeSeconds, longest))
  }

  return {
    isRunning: () => finishFade !== undefined,
    /** The time before the end of the current recording at which the next one starts. */
    leadSeconds,
    /** Makes the spare slot the current one and fades from one to the other. */
    start(next: Recording) {
      const seconds = Math.min(leadSeconds(), slots.current().remainingSeconds())
      const isFaded = settings.getState().crossfadeSeconds > 0
      const outgoing = slots.current()
      slots.swap()
      const incoming = slots.current()
      if (incoming.recording()?.url !== next.url) incoming.load(next, 0)
      finishFade = startFade({
        seconds: Math.max(START_SECONDS, seconds),
        onStep(progress) {
          const volumes = isFaded ? volumesAt(progress) : UNFADED
          outgoing.setVolume(slots.volumeOf(outgoing) * volumes.outgoing)
          incoming.setVolume(slots.volumeOf(incoming) * volumes.incoming)
        },
        onEnd() {
          finishFade = undefined
          outgoing.unload()
          slots.applyVolume()
        },
      })
    },
    /** Ends a running fade at once. */
    finish: () => finishFade?.(),
  }
}
