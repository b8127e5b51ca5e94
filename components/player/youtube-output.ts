import type { Output, OutputEvents } from './types'
import { type YoutubePlayer, youtubeApi, youtubeWords } from './youtube-api'

const MS = 1_000
const PROGRESS_EVERY_MS = 250
const HOST = 'https://www.youtube-nocookie.com'
const ENDED = 0
const PLAYING = 1
const PAUSED = 2

/** Plays YouTube videos in a visible player inside `frame`; its script comes with the first one. */
export function youtubeOutput(frame: HTMLElement, events: OutputEvents): Output {
  let player: YoutubePlayer | undefined
  let opening: Promise<void> | undefined
  let wanted: { videoId: string; startSeconds: number } | undefined
  /** What the video player was given last. */
  let given: typeof wanted
  let isWantedPlaying = false
  let percent = 100
  let timer: ReturnType<typeof setInterval> | undefined

  function open(): Promise<void> {
    opening ??= youtubeApi().then(
      (api) =>
        new Promise<void>((done) => {
          const place = frame.appendChild(document.createElement('div'))
          const made = new api.Player(place, {
            host: HOST,
            width: '100%',
            height: '100%',
            playerVars: { playsinline: 1, rel: 0, origin: window.location.origin },
            events: {
              onReady: () => {
                player = made
                player.setVolume(percent)
                done()
              },
              onStateChange: ({ data }) => changed(data),
              onError: ({ data }) => wanted && events.onFailed(youtubeWords(data)),
            },
          })
        }),
    )
    return opening
  }

  function changed(state: number) {
    if (!wanted) return
    if (state === PLAYING) events.onPlaying()
    if (state === PAUSED) events.onPaused()
    if (state === ENDED) events.onEnded()
    clearInterval(timer)
    if (state === PLAYING) timer = setInterval(tell, PROGRESS_EVERY_MS)
  }

  function tell() {
    if (!player) return
    events.onProgress({
      positionMs: player.getCurrentTime() * MS,
      durationMs: player.getDuration() * MS,
    })
  }

  async function show() {
    try {
      await open()
    } catch {
      opening = undefined
      if (wanted) events.onFailed('YouTube cannot be reached.')
      return
    }
    if (!wanted || !isWantedPlaying) return
    if (given === wanted) return player?.playVideo()
    given = wanted
    player?.loadVideoById(wanted)
  }

  return {
    load(videoId, fromMs) {
      wanted = { videoId, startSeconds: fromMs / MS }
      isWantedPlaying = true
      show()
    },
    play() {
      isWantedPlaying = true
      show()
    },
    pause() {
      isWantedPlaying = false
      // A video that is still on its way has no pause to tell of.
      if (given === wanted) player?.pauseVideo()
      else events.onPaused()
    },
    seek(positionMs) {
      player?.seekTo(positionMs / MS, true)
      tell()
    },
    setVolume(volume) {
      percent = Math.round(volume * 100)
      player?.setVolume(percent)
    },
    unload() {
      wanted = undefined
      given = undefined
      isWantedPlaying = false
      clearInterval(timer)
      player?.stopVideo()
    },
  }
}
