import type { StoreApi } from 'zustand'
import { type AudioSlot, createAudioSlot, type Recording } from './audio-slot'
import { sharesAt, startFade } from './fade'
import { gainOf } from './gain'
import { type SoundSettings, soundSettings } from './sound-settings'
import type { Output, OutputEvents } from './types'

/** So long before its turn the next song is loaded. */
const LOAD_AHEAD_SECONDS = 30
/** An element takes this long to begin: the next one is started so much early. */
const BEGIN_SECONDS = 0.05
/** A short song is not mostly fade. */
const FADE_SHARE_MOST = 1 / 3
/** Without a crossfade the end of one song is not touched by the start of the next. */
const UNFADED = { going: 1, coming: 1 }

/**
 * Plays what has an address, on two decks: while one sounds, the other holds what comes next, so that
 * songs follow each other without a gap or fade into each other.
 */
export function createAudioOutput(
  events: OutputEvents,
  settings: StoreApi<SoundSettings> = soundSettings(),
): Output<Recording> {
  const isHeard = (deck: unknown) => deck === current
  const told = {
    ...events,
    onProgress(progress: Parameters<OutputEvents['onProgress']>[0]) {
      events.onProgress(progress)
      watchEnd()
    },
    onEnded: () => !isEnding && events.onEnded(),
    onFailed: () => events.onFailed('The file cannot be played.'),
  }
  let current: AudioSlot = createAudioSlot(told, isHeard)
  let spare: AudioSlot = createAudioSlot(told, isHeard)
  let volume = 1
  let wanted: Recording | undefined
  /** The end was told before it came: what is loaded now is blended in. */
  let isEnding = false
  let endTimer: ReturnType<typeof setTimeout> | undefined
  let endFade: (() => void) | undefined

  const loudnessOf = (deck: AudioSlot) => {
    const { isLevelled } = settings.getState()
    return volume * (isLevelled ? gainOf(deck.recording()?.features ?? null) : 1)
  }
  // A fade looks at every step for itself.
  function apply() {
    if (!endFade) current.setVolume(loudnessOf(current))
  }
  const leaveSettings = settings.subscribe(apply)

  const leadSeconds = () =>
    Math.max(
      BEGIN_SECONDS,
      Math.min(settings.getState().crossfadeSeconds, current.seconds() * FADE_SHARE_MOST),
    )

  function watchEnd() {
    const left = current.secondsLeft()
    if (!wanted || isEnding || endFade || left > LOAD_AHEAD_SECONDS) return
    if (spare.recording()?.url !== wanted.url) spare.load(wanted, 0)
    clearTimeout(endTimer)
    const untilEnd = left - leadSeconds()
    if (untilEnd < 1) endTimer = setTimeout(tellEnd, Math.max(0, untilEnd * 1_000))
  }

  // What is not ready in time waits for the true end.
  function tellEnd() {
    const isDue = current.isPlaying() && current.secondsLeft() < leadSeconds() + BEGIN_SECONDS
    if (!isDue || isEnding || !spare.isReady()) return
    isEnding = true
    events.onEnded()
  }

  function blendInto(next: Recording) {
    const seconds = Math.min(leadSeconds(), current.secondsLeft())
    const isFaded = settings.getState().crossfadeSeconds > 0
    const going = current
    current = spare
    spare = going
    if (current.recording()?.url !== next.url) current.load(next, 0)
    const comes = current
    endFade = startFade({
      seconds: Math.max(BEGIN_SECONDS, seconds),
      onStep(progress) {
        const shares = isFaded ? sharesAt(progress) : UNFADED
        going.setVolume(loudnessOf(going) * shares.going)
        comes.setVolume(loudnessOf(comes) * shares.coming)
      },
      onOver() {
        endFade = undefined
        going.unload()
        apply()
      },
    })
  }

  function settle() {
    clearTimeout(endTimer)
    endFade?.()
    isEnding = false
  }

  function unload() {
    settle()
    wanted = undefined
    current.unload()
    spare.unload()
  }

  return {
    load(recording, fromMs) {
      const isBlended = isEnding && fromMs === 0 && current.isPlaying()
      settle()
      wanted = undefined
      if (isBlended) return blendInto(recording)
      spare.unload()
      current.load(recording, fromMs)
      apply()
    },
    prepare(recording) {
      wanted = recording
    },
    play: () => current.play(),
    pause() {
      settle()
      current.pause()
    },
    seek(positionMs) {
      settle()
      current.seek(positionMs)
    },
    setVolume(next) {
      volume = next
      apply()
    },
    unload,
    dispose() {
      leaveSettings()
      unload()
    },
  }
}
