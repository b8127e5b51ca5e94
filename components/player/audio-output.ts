import type { Output, OutputEvents } from './types'

const MS = 1_000

/** Plays what has an address, in one audio element. */
export function audioOutput(events: OutputEvents): Output {
  const audio = new Audio()
  audio.preload = 'auto'
  let startAtMs = 0

  audio.addEventListener('playing', events.onPlaying)
  audio.addEventListener('pause', () => !audio.ended && audio.src && events.onPaused())
  audio.addEventListener('ended', events.onEnded)
  audio.addEventListener('loadedmetadata', () => {
    if (startAtMs > 0) audio.currentTime = startAtMs / MS
    tell()
  })
  audio.addEventListener('timeupdate', tell)
  audio.addEventListener('error', () => {
    if (audio.src) events.onFailed('The file cannot be played.')
  })

  function tell() {
    const durationMs = Number.isFinite(audio.duration) ? audio.duration * MS : 0
    events.onProgress({ positionMs: audio.currentTime * MS, durationMs })
  }

  return {
    load(url, fromMs) {
      startAtMs = fromMs
      audio.src = url
    },
    play() {
      // A browser may refuse sound before the first press of a button.
      audio.play().catch((error: unknown) => {
        if ((error as DOMException).name === 'NotAllowedError') events.onPaused()
      })
    },
    pause: () => audio.pause(),
    seek(positionMs) {
      audio.currentTime = positionMs / MS
      tell()
    },
    setVolume(volume) {
      audio.volume = volume
    },
    unload() {
      audio.pause()
      audio.removeAttribute('src')
      audio.load()
    },
  }
}
