import { PlaybackError, type PlaybackProblem } from './playback-problem'
import type { YoutubeApi, YoutubePlayer } from './youtube-api'
import { MISSING_REFERRER, youtubeProblem } from './youtube-errors'

const HOST = 'https://www.youtube-nocookie.com'
/** The time that the player in the frame may take to start. */
const READY_TIMEOUT_MS = 10_000

/** The element that contains the frame of a video, and the title of the frame. */
export type VideoContainer = { container: HTMLElement; title: string }

export type YoutubePlayerEvents = {
  /** The player has loaded and accepts calls. */
  onReady: (player: YoutubePlayer) => void
  /** Receives YouTube's player state. */
  onStateChange: (state: number) => void
  /** Receives YouTube's error code. */
  onError: (errorCode: number) => void
  onAutoplayBlocked: () => void
}

type YoutubePlayerOptions = VideoContainer & {
  api: YoutubeApi
  videoId: string
  events: YoutubePlayerEvents
}

/**
 * Creates YouTube's player in a frame inside the container, and resolves once it is ready.
 *
 * @throws PlaybackError if it is not ready in time; the frame is removed
 */
export function createYoutubePlayer(options: YoutubePlayerOptions): Promise<void> {
  const { api, container, title, videoId, events } = options
  return new Promise((resolve, reject) => {
    const frame = container.appendChild(createVideoFrame(videoId, title))
    let isReady = false
    const fail = (problem: PlaybackProblem) => {
      clearTimeout(timer)
      frame.remove()
      reject(new PlaybackError(problem))
    }
    // A blocked frame emits no event at all.
    const timer = setTimeout(fail, READY_TIMEOUT_MS, { code: 'youtube_blocked' })
    const player = new api.Player(frame, {
      events: {
        onReady() {
          clearTimeout(timer)
          isReady = true
          events.onReady(player)
          resolve()
        },
        onStateChange: ({ data }) => events.onStateChange(data),
        onError({ data }) {
          if (!isReady && data === MISSING_REFERRER) fail(youtubeProblem(data))
          else events.onError(data)
        },
        onAutoplayBlocked: events.onAutoplayBlocked,
      },
    })
  })
}

/**
 * Creates the frame of a video. YouTube refuses to play without a referrer, and accepts messages
 * from `origin` only.
 */
function createVideoFrame(videoId: string, title: string): HTMLIFrameElement {
  const parameters = new URLSearchParams({
    enablejsapi: '1',
    origin: window.location.origin,
    playsinline: '1',
    rel: '0',
  })
  const frame = document.createElement('iframe')
  frame.title = title
  frame.referrerPolicy = 'strict-origin-when-cross-origin'
  frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture'
  frame.allowFullscreen = true
  frame.src = `${HOST}/embed/${encodeURIComponent(videoId)}?${parameters}`
  return frame
}
