import type { VideoStart, YoutubePlayer } from './youtube-api'

/** The delay of the notice: a frame that is just being shown becomes visible sooner. */
const NOTICE_DELAY_MS = 1_000

/** Creates the state of a video that is loaded but waits until it is visible. */
export function createCuedVideo(onWaiting: () => void) {
  let isCued = false
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    isCued: () => isCued,
    cue(player: YoutubePlayer, video: VideoStart) {
      isCued = true
      player.cueVideoById(video)
      timer = setTimeout(() => isCued && onWaiting(), NOTICE_DELAY_MS)
    },
    /** The video plays: no notice is needed. */
    markStarted() {
      isCued = false
    },
    clear() {
      isCued = false
      clearTimeout(timer)
    },
  }
}
