import type { StoreApi } from 'zustand'
import { controlsOf, finishTransition, unloadAll } from './audio-controls'
import type { Recording } from './audio-slot'
import { createCast } from './cast'
import type { CastUrlRequest } from './cast-urls'
import { createCrossfade } from './crossfade'
import { createEndWatch } from './end-watch'
import { playbackRate } from './playback-rate'
import { requestCastUrl } from './player-api'
import { createSlotPair } from './slot-pair'
import { type SoundSettings, soundSettings } from './sound-settings'
import type { Output, OutputEvents } from './types'

/**
 * Creates the output for audio files, which plays them without gaps or with a crossfade, or on another
 * device.
 */
export function createAudioOutput(
  events: OutputEvents,
  settings: StoreApi<SoundSettings> = soundSettings(),
  requestUrl: CastUrlRequest = requestCastUrl,
): Output<Recording> {
  const slots = createSlotPair(
    {
      ...events,
      onProgress(progress) {
        events.onProgress(progress)
        if (!crossfade.isRunning() && !cast.isConnected()) end.check()
      },
      onEnded: () => !end.isReported() && events.onEnded(),
      onSlow: () => events.onWaiting('buffering'),
      onFailed: (cause) =>
        events.onFailed({ code: cause === 'error' ? 'audio_unplayable' : 'audio_stalled' }),
    },
    settings,
  )
  const crossfade = createCrossfade(slots, settings)
  const end = createEndWatch({
    slots,
    leadSeconds: crossfade.leadSeconds,
    onEnding: events.onEnded,
  })
  const cast = createCast({
    ...{ slots, requestUrl },
    onSwitch: () => finishTransition(crossfade, end),
    applyVolume,
  })
  const unsubscribers = [settings.subscribe(applyVolume), playbackRate.subscribe(applyRate)]
  applyRate()

  // A crossfade sets the volumes at each of its steps.
  function applyVolume() {
    if (!crossfade.isRunning()) slots.applyVolume()
  }

  function applyRate() {
    const { rate } = playbackRate.getState()
    for (const slot of [slots.current(), slots.spare()]) slot.setRate(rate)
  }

  return {
    ...controlsOf({ slots, crossfade, end, cast, applyVolume }),
    dispose() {
      for (const unsubscribe of unsubscribers) unsubscribe()
      unloadAll({ slots, crossfade, end, cast })
      cast.dispose()
    },
  }
}
