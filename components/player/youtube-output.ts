import { watchSight } from './in-sight'
import type { Output, OutputEvents } from './types'
import {
  HTML5_ERROR,
  NO_REFERRER,
  type VideoStart,
  videoFrame,
  type YoutubePlayer,
  youtubeApi,
  youtubeWords,
} from './youtube-api'

const MS = 1_000
const PROGRESS_EVERY_MS = 250
/** A frame that is just being shown is not waited for in words. */
const SAY_SO_AFTER_MS = 1_000
const ENDED = 0
const PLAYING = 1
const PAUSED = 2

/**
 * Plays YouTube videos in a visible player inside `place`; its script comes with the first one. A
 * video begins by itself only where it is seen: else it is put in and waits.
 */
export function youtubeOutput(place: HTMLElement, events: OutputEvents): Output {
  let player: YoutubePlayer | undefined
  let opening: Promise<void> | undefined
  let wanted: VideoStart | undefined
  /** What the video player was given last. */
  let given: VideoStart | undefined
  let isWantedPlaying = false
  /** It lies there and begins once it is seen. */
  let isCued = false
  /** What was tried once more after the browser could not play it. */
  let triedAgain: VideoStart | undefined
  let percent = 100
  let timer: ReturnType<typeof setInterval> | undefined
  let saying: ReturnType<typeof setTimeout> | undefined
  const sight = watchSight(place, () => {
    if (isCued && isWantedPlaying && sight.isSeen()) start()
  })

  function open(first: VideoStart): Promise<void> {
    opening ??= youtubeApi().then(
      (api) =>
        new Promise<void>((done) => {
          const frame = place.appendChild(videoFrame(first.videoId))
          const made = new api.Player(frame, {
            events: {
              onReady: () => {
                player = made
                player.setVolume(percent)
                done()
              },
              onStateChange: ({ data }) => changed(data),
              onError: ({ data }) => failed(data),
              onAutoplayBlocked: events.onPaused,
            },
          })
        }),
    )
    return opening
  }

  function changed(state: number) {
    if (!wanted) return
    if (state === PLAYING) {
      isCued = false
      events.onPlaying()
    }
    if (state === PAUSED) events.onPaused()
    if (state === ENDED) events.onEnded()
    clearInterval(timer)
    if (state === PLAYING) timer = setInterval(tell, PROGRESS_EVERY_MS)
  }

  function failed(code: number) {
    if (!wanted || given !== wanted) return
    if (code === HTML5_ERROR && triedAgain !== wanted) {
      triedAgain = wanted
      return player?.loadVideoById(wanted)
    }
    events.onFailed(youtubeWords(code), code === NO_REFERRER ? undefined : code)
  }

  function tell() {
    if (!player) return
    events.onProgress({
      positionMs: player.getCurrentTime() * MS,
      durationMs: player.getDuration() * MS,
    })
  }

  async function show() {
    if (!wanted) return
    try {
      await open(wanted)
    } catch {
      opening = undefined
      if (wanted) events.onFailed('YouTube cannot be reached.')
      return
    }
    if (!wanted || !isWantedPlaying) return
    if (given === wanted) return isCued ? startByHand() : player?.playVideo()
    given = wanted
    if (sight.isSeen()) player?.loadVideoById(wanted)
    else wait(wanted)
  }

  function wait(video: VideoStart) {
    isCued = true
    player?.cueVideoById(video)
    saying = setTimeout(
      () => isCued && events.onWaiting('Waits until the video is seen, as YouTube asks for.'),
      SAY_SO_AFTER_MS,
    )
  }

  function start() {
    stopWaiting()
    player?.playVideo()
  }

  // Whoever presses play may see less than half of it; a hidden tab plays no video for anybody.
  function startByHand() {
    if (document.visibilityState === 'visible') start()
  }

  function stopWaiting() {
    isCued = false
    clearTimeout(saying)
  }

  return {
    load(videoId, fromMs) {
      stopWaiting()
      // What the player still says of the video before is nothing about this one.
      clearInterval(timer)
      wanted = { videoId, startSeconds: fromMs / MS }
      isWantedPlaying = false
    },
    play() {
      isWantedPlaying = true
      show()
    },
    pause() {
      isWantedPlaying = false
      // A video that is still on its way, or waits, has no pause to tell of.
      if (given === wanted && !isCued) player?.pauseVideo()
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
      stopWaiting()
      wanted = undefined
      given = undefined
      isWantedPlaying = false
      clearInterval(timer)
      player?.stopVideo()
    },
  }
}
