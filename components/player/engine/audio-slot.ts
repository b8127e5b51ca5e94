import type { Song } from '@/lib/contract/songs'
import type { Progress } from './types'

/** A song with an address of its own, and what is known of its sound. */
export type Recording = { url: string; features: Song['features'] }

export type AudioSlotEvents = {
  onPlaying: () => void
  onPaused: () => void
  onProgress: (progress: Progress) => void
  onEnded: () => void
  onFailed: () => void
}

export type AudioSlot = ReturnType<typeof createAudioSlot>

const MS = 1_000

/** One audio element, which tells only while `isHeard` says that it is the one that counts. */
export function createAudioSlot(events: AudioSlotEvents, isHeard: (deck: unknown) => boolean) {
  const audio = new Audio()
  audio.preload = 'auto'
  let startAtMs = 0
  let recording: Recording | undefined

  const when = (event: keyof HTMLMediaElementEventMap, act: () => void) =>
    audio.addEventListener(event, () => recording && isHeard(deck) && act())
  when('playing', events.onPlaying)
  when('pause', () => !audio.ended && events.onPaused())
  when('ended', events.onEnded)
  when('timeupdate', tell)
  when('error', events.onFailed)
  audio.addEventListener('loadedmetadata', () => {
    if (startAtMs > 0) audio.currentTime = startAtMs / MS
    if (isHeard(deck)) tell()
  })

  function tell() {
    const durationMs = Number.isFinite(audio.duration) ? audio.duration * MS : 0
    events.onProgress({ positionMs: audio.currentTime * MS, durationMs })
  }

  const deck = {
    recording: () => recording,
    load(next: Recording, fromMs: number) {
      startAtMs = fromMs
      recording = next
      audio.src = next.url
    },
    play() {
      // A browser may refuse sound before the first press of a button.
      audio.play().catch((error: unknown) => {
        if ((error as DOMException).name === 'NotAllowedError') events.onPaused()
      })
    },
    pause: () => audio.pause(),
    seek(positionMs: number) {
      audio.currentTime = positionMs / MS
      if (isHeard(deck)) tell()
    },
    /** 0 to 1; what is beyond is as loud as it gets. */
    setVolume(volume: number) {
      audio.volume = Math.min(1, Math.max(0, volume))
    },
    isPlaying: () => recording !== undefined && !audio.paused && !audio.ended,
    /** Whether it could begin at once. */
    isReady: () => audio.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA,
    /** Infinity while the length is not known. */
    secondsLeft: () =>
      Number.isFinite(audio.duration) && audio.duration > 0
        ? audio.duration - audio.currentTime
        : Number.POSITIVE_INFINITY,
    seconds: () => (Number.isFinite(audio.duration) ? audio.duration : 0),
    unload() {
      if (!recording) return
      recording = undefined
      audio.pause()
      audio.removeAttribute('src')
      audio.load()
    },
  }
  return deck
}
