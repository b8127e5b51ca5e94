import type { StoreApi } from 'zustand'
import { gainOf } from './gain'
import { type SoundSettings, soundSettings } from './sound-settings'
import type { Output, OutputEvents } from './types'
import { observeVisibility } from './visibility'
import {
  createVideoFrame,
  DEADLINE_MS,
  HTML5_ERROR,
  loadYoutubeApi,
  NO_REFERRER,
  type VideoStart,
  type YoutubePlayer,
  youtubeWords,
} from './youtube-api'

const MS = 1_000
const PROGRESS_EVERY_MS = 250
/** A frame that is just being shown is not waited for in words. */
const SAY_SO_AFTER_MS = 1_000
const ENDED = 0
const PLAYING = 1
const PAUSED = 2
const BLOCKED = "YouTube's player does not start. A browser extension or setting may block it."

/**
 * Plays YouTube videos in a visible player inside `place`; its script comes with the first one. A
 * video begins by itself only where it is seen: else it is put in and waits.
 */
export function createYoutubeOutput(
  place: HTMLElement,
  events: OutputEvents,
  settings: StoreApi<SoundSettings> = soundSettings(),
): Output {
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
  let isGone = false
  let volume = 1
  let timer: ReturnType<typeof setInterval> | undefined
  let saying: ReturnType<typeof setTimeout> | undefined
  const sight = observeVisibility(place, () => {
    if (isCued && isWantedPlaying && sight.isSeen()) start()
  })

  // YouTube levels its videos by itself: they are as loud as most songs that nobody listened to.
  function applyVolume() {
    const level = settings.getState().isLevelled ? gainOf(null) : 1
    player?.setVolume(Math.round(volume * level * 100))
  }
  const leaveSettings = settings.subscribe(applyVolume)

  function open(first: VideoStart): Promise<void> {
    opening ??= loadYoutubeApi().then(
      (api) =>
        new Promise<void>((done, fail) => {
          if (isGone) return
          const frame = place.appendChild(createVideoFrame(first.videoId))
          const giveUp = (words: string) => {
            clearTimeout(deadline)
            frame.remove()
            fail(new Error(words))
          }
          // A frame that is blocked says nothing at all.
          const deadline = setTimeout(giveUp, DEADLINE_MS, BLOCKED)
          const made = new api.Player(frame, {
            events: {
              onReady: () => {
                clearTimeout(deadline)
                player = made
                applyVolume()
                done()
              },
              onStateChange: ({ data }) => changed(data),
              onError: ({ data }) => {
                if (!player && data === NO_REFERRER) giveUp(youtubeWords(data))
                else failed(data)
              },
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
    const attempt = open(wanted)
    try {
      await attempt
    } catch (error) {
      // Whoever waited for the same attempt was told already.
      if (opening !== attempt) return
      opening = undefined
      if (wanted && isWantedPlaying) events.onFailed((error as Error).message)
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

  function unload() {
    stopWaiting()
    wanted = undefined
    given = undefined
    isWantedPlaying = false
    clearInterval(timer)
    player?.stopVideo()
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
    setVolume(next) {
      volume = next
      applyVolume()
    },
    unload,
    dispose() {
      isGone = true
      leaveSettings()
      sight.leave()
      unload()
      player?.destroy()
      place.replaceChildren()
    },
  }
}
