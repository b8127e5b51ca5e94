import type { Song } from '@/lib/contract/song'
import { type RemoteTarget, remoteTargetOf } from './remote-target'
import { createStallWatch, type StallWatch } from './stall-watch'
import type { OutputProgress } from './types'

/** An audio file, with the features that its volume depends on and its stored length. */
export type Recording = Pick<Song, 'features' | 'durationMs'> & {
  songId: string
  url: string
  /** The URL that replaces `url` while another device plays. */
  source?: string
}

export type AudioSlotEvents = {
  onPlaying: () => void
  onPaused: () => void
  onProgress: (progress: OutputProgress) => void
  /** It waits for data. */
  onSlow: () => void
  onEnded: () => void
  /** The file cannot be played, or its data does not come. */
  onFailed: (cause: 'error' | 'stalled') => void
}

/** One audio element and the recording that is loaded into it. */
export type AudioSlot = {
  /** Undefined if the slot is empty. */
  recording: () => Recording | undefined
  load: (recording: Recording, fromMs: number) => void
  /** Loads the same recording from another URL; the position stays, and it plays on. */
  replaceSource: (recording: Recording) => void
  /** Ends the recording without releasing the element, so that another device stays connected. */
  leave: () => void
  /** Undefined if the browser cannot play it on another device. */
  remote: RemoteTarget | undefined
  play: () => void
  pause: () => void
  seek: (positionMs: number) => void
  /** Values outside of 0 to 1 are clamped. */
  setVolume: (volume: number) => void
  /** Also for the recordings that are loaded later. */
  setRate: (rate: number) => void
  isPlaying: () => boolean
  /** Whether playback could start without waiting for data. */
  isReady: () => boolean
  /** The time that it takes at its speed; 0 while the duration is unknown. */
  durationSeconds: () => number
  /** The same from the position on; Infinity while the duration is unknown. */
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
  const stall = createStallWatch({
    onSlow: () => isCurrent(slot) && events.onSlow(),
    onStalled: () => isCurrent(slot) && events.onFailed('stalled'),
  })

  function reportProgress() {
    const durationMs = Number.isFinite(audio.duration) ? audio.duration * MS_PER_SECOND : 0
    events.onProgress({ positionMs: audio.currentTime * MS_PER_SECOND, durationMs })
  }

  // Browsers may block sound until the user interacts with the page.
  function onRejected(error: unknown) {
    if (!isBlocked(error)) return
    stall.stop()
    events.onPaused()
  }

  const slot: AudioSlot = {
    ...measuresOf(audio, () => recording?.durationMs ?? 0),
    ...levelsOf(audio),
    recording: () => recording,
    remote: remoteTargetOf(audio),
    load(next, fromMs) {
      stall.stop()
      startMs = fromMs
      recording = next
      audio.src = next.source ?? next.url
    },
    replaceSource(next) {
      const isPlaying = slot.isPlaying()
      const fromMs = audio.readyState > 0 ? audio.currentTime * MS_PER_SECOND : startMs
      slot.load(next, fromMs)
      if (isPlaying) slot.play()
    },
    leave() {
      recording = undefined
      stall.stop()
      audio.pause()
    },
    play() {
      if (!isReady(audio)) stall.start()
      audio.play().catch(onRejected)
    },
    pause() {
      stall.stop()
      audio.pause()
    },
    seek(positionMs) {
      audio.currentTime = positionMs / MS_PER_SECOND
      if (isCurrent(slot)) reportProgress()
    },
    isPlaying: () => recording !== undefined && !audio.paused && !audio.ended,
    unload() {
      if (audio.src === '') return
      slot.leave()
      audio.removeAttribute('src')
      audio.load()
    },
  }

  const isActive = () => recording !== undefined && isCurrent(slot)
  addListeners({ audio, events, stall, isActive, reportProgress })
  audio.addEventListener('loadedmetadata', () => {
    if (startMs > 0) audio.currentTime = startMs / MS_PER_SECOND
    if (isCurrent(slot)) reportProgress()
  })
  return slot
}

type ListenerParts = {
  audio: HTMLAudioElement
  events: AudioSlotEvents
  stall: StallWatch
  isActive: () => boolean
  reportProgress: () => void
}

function addListeners({ audio, events, stall, isActive, reportProgress }: ListenerParts): void {
  const on = (event: keyof HTMLMediaElementEventMap, handler: () => void) =>
    audio.addEventListener(event, () => isActive() && handler())
  on('playing', () => {
    stall.stop()
    events.onPlaying()
  })
  on('waiting', () => !audio.paused && stall.start())
  on('pause', () => !audio.ended && events.onPaused())
  on('ended', events.onEnded)
  on('timeupdate', () => {
    if (isReady(audio)) stall.stop()
    reportProgress()
  })
  on('error', () => {
    stall.stop()
    events.onFailed('error')
  })
}

const isBlocked = (error: unknown) => error instanceof Error && error.name === 'NotAllowedError'

const isReady = (audio: HTMLAudioElement) => audio.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA

/** `storedMs` returns the stored length, or 0: browsers guess the length of some files. */
const measuresOf = (audio: HTMLAudioElement, storedMs: () => number) => ({
  isReady: () => isReady(audio),
  durationSeconds: () =>
    Number.isFinite(audio.duration) ? audio.duration / audio.playbackRate : 0,
  // If the lengths differ, an early end would cut the song off.
  remainingSeconds: () =>
    Number.isFinite(audio.duration) && audio.duration > 0
      ? (Math.max(audio.duration, storedMs() / MS_PER_SECOND) - audio.currentTime) /
        audio.playbackRate
      : Number.POSITIVE_INFINITY,
})

const levelsOf = (audio: HTMLAudioElement) => ({
  setVolume(volume: number) {
    audio.volume = Math.min(1, Math.max(0, volume))
  },
  setRate(rate: number) {
    audio.defaultPlaybackRate = rate
    audio.playbackRate = rate
  },
})
