import type { StoreApi } from 'zustand'
import type { Recording } from './audio-slot'
import { createCrossfade } from './crossfade'
import { createEndWatch } from './end-watch'
import { playbackRate } from './playback-rate'
import { createSlotPair } from './slot-pair'
import { type SoundSettings, soundSettings } from './sound-settings'
import type { Output, OutputEvents } from './types'

/** Creates the output for audio files, which plays them without gaps or with a crossfade. */
export function createAudioOutput(
  events: OutputEvents,
  settings: StoreApi<SoundSettings> = soundSettings(),
): Output<Recording> {
  const slots = createSlotPair(
    {
      ...events,
      onProgress(progress) {
        events.onProgress(progress)
        if (!crossfade.isRunning()) end.check()
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

  function finishTransition() {
    crossfade.finish()
    end.reset()
  }

  function unload() {
    finishTransition()
    end.setNext(undefined)
    slots.unload()
  }

  return {
    load(recording, fromMs) {
      const isTransition = end.isReported() && fromMs === 0 && slots.current().isPlaying()
      finishTransition()
      end.setNext(undefined)
      if (isTransition) return crossfade.start(recording)
      slots.spare().unload()
      slots.current().load(recording, fromMs)
      applyVolume()
    },
    prepare: end.setNext,
    play: () => slots.current().play(),
    pause() {
      finishTransition()
      slots.current().pause()
    },
    seek(positionMs) {
      finishTransition()
      slots.current().seek(positionMs)
    },
    setVolume(volume) {
      slots.setVolume(volume)
      applyVolume()
    },
    unload,
    dispose() {
      for (const unsubscribe of unsubscribers) unsubscribe()
      unload()
    },
  }
}
