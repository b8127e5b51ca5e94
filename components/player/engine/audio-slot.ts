import type { Song } from '@/lib/contract/song'
import type { Progress } from './types'

/** An audio file, with the features that its volume depends on. */
export type Recording = { url: string; features: Song['features'] }

export type AudioSlotEvents = {
  onPlaying: () => void
  onPaused: () => void
  onProgress: (progress: Progress) => void
  onEnded: () => void
  onFailed: () => void
}

/** One audio element and the recording that is loaded into it. */
export type AudioSlot = {
  /** Undefined if the slot is empty. */
  recording: () => Recording | undefined
  load: (recording: Recording, fromMs: number) => void
  play: () => void
  pause: () => void
  seek: (positionMs: number) => void
  /** Values outside of 0 to 1 are clamped. */
  setVolume: (volume: number) => void
  isPlaying: () => boolean
  /** Whether playback could start without waiting for data. */
  isReady: () => boolean
  /** 0 while the duration is unknown. */
  durationSeconds: () => number
  /** Infinity while the duration is unknown. */
  remainingSeconds: () => number
  unload: () => void
}

const MS_PER_SECOND = 1_000

/** Creates an empty slot, which emits events only while `isCurrent` returns true for it. */
export function createAudioSlot(
  events: AudioSlotEvents,
  isCurrent: (slot: AudioSlot) => boolean,
): AudioSlot {
  const audio = new Audio()
  audio.preload = 'auto'
  let startMs = 0
  let recording: Recording | undefined

  function reportProgress() {
    const durationMs = Number.isFinite(audio.duration) ? audio.duration * MS_PER_SECOND : 0
    events.onProgress({ positionMs: audio.currentTime * MS_PER_SECOND, durationMs })
  }

  const slot: AudioSlot = {
    ...measuresOf(audio),
    recording: () => recording,
    load(next, fromMs) {
      startMs = fromMs
      recording = next
      audio.src = next.url
    },
    play() {
      // Browsers may block sound until the user interacts with the page.
      audio.play().catch((error: unknown) => {
        if (error instanceof Error && error.name === 'NotAllowedError') events.onPaused()
      })
    },
    pause: () => audio.pause(),
    seek(positionMs) {
      audio.currentTime = positionMs / MS_PER_SECOND
      if (isCurrent(slot)) reportProgress()
    },
    setVolume(volume) {
      audio.volume = Math.min(1, Math.max(0, volume))
    },
    isPlaying: () => recording !== undefined && !audio.paused && !audio.ended,
    unload() {
      if (!recording) return
      recording = undefined
      audio.pause()
      audio.removeAttribute('src')
      audio.load()
    },
  }

  const on = (event: keyof HTMLMediaElementEventMap, handler: () => void) =>
    audio.addEventListener(event, () => recording && isCurrent(slot) && handler())
  on('playing', events.onPlaying)
  on('pause', () => !audio.ended && events.onPaused())
  on('ended', events.onEnded)
  on('timeupdate', reportProgress)
  on('error', events.onFailed)
  audio.addEventListener('loadedmetadata', () => {
    if (startMs > 0) audio.currentTime = startMs / MS_PER_SECOND
    if (isCurrent(slot)) reportProgress()
  })
  return slot
}

const measuresOf = (audio: HTMLAudioElement) => ({
  isReady: () => audio.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA,
  durationSeconds: () => (Number.isFinite(audio.duration) ? audio.duration : 0),
  remainingSeconds: () =>
    Number.isFinite(audio.duration) && audio.duration > 0
      ? audio.duration - audio.currentTime
      : Number.POSITIVE_INFINITY,
})
