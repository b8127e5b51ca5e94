import type { Page } from '@playwright/test'
import type { Listener } from './listener'

/** The id of a video that plays. */
export const aVideo = (number: number): string => `plays${String(number).padStart(6, '0')}`

/** The id of a video that fails with a code of YouTube's player. */
export const aFailure = (code: number): string => `fails${String(code).padStart(6, '0')}`

/** The id of a video that fails at the first attempt and plays at the second. */
export const aStumble = (): string => 'stumbles001'

/**
 * The part of YouTube's script that the player uses: it controls the given frame, keeps a position,
 * and emits the states and errors of its documentation. The id of a video defines its behaviour.
 */
const script = `
  const PLAYING = 1, PAUSED = 2, CUED = 5, READY_AFTER_MS = 50
  class Player {
    constructor(frame, { events }) {
      this.events = events
      this.frame = frame
      this.host = new URL(frame.src).origin
      this.parameters = new URL(frame.src).search
      this.seconds = 0
      this.stumbled = 0
      window.videoPlayer = this
      setTimeout(() => events.onReady({ target: this }), READY_AFTER_MS)
    }
    put(videoId, startSeconds) {
      this.stopVideo()
      this.frame.src = this.host + '/embed/' + videoId + this.parameters
      this.seconds = startSeconds
      this.code = Number(/^fails(\\d+)$/.exec(videoId)?.[1])
      if (/^stumbles/.test(videoId)) this.code = this.stumbled++ === 0 ? 5 : 0
      this.isCued = false
    }
    loadVideoById({ videoId, startSeconds = 0 }) {
      this.put(videoId, startSeconds)
      if (this.code) setTimeout(() => this.events.onError({ data: this.code }), READY_AFTER_MS)
      else setTimeout(() => this.playVideo(), READY_AFTER_MS)
    }
    cueVideoById({ videoId, startSeconds = 0 }) {
      this.put(videoId, startSeconds)
      this.isCued = true
      this.emit(CUED)
    }
    playVideo() {
      this.isCued = false
      if (this.code) return setTimeout(() => this.events.onError({ data: this.code }), READY_AFTER_MS)
      if (this.timer) return
      this.timer = setInterval(() => { this.seconds += 0.1 }, 100)
      this.emit(PLAYING)
    }
    pauseVideo() {
      if (!this.timer) return
      this.stopVideo()
      this.emit(PAUSED)
    }
    stopVideo() { clearInterval(this.timer); this.timer = undefined }
    destroy() { this.stopVideo(); this.frame.remove() }
    seekTo(seconds) { this.seconds = seconds }
    setVolume() {}
    getCurrentTime() { return this.seconds }
    getDuration() { return 125 }
    emit(data) { this.events.onStateChange({ data }) }
  }
  window.YT = { Player }
  window.onYouTubeIframeAPIReady()
`

/** Makes a video the recording of a song. */
export const linkVideo = (listener: Listener, songId: string, videoId: string): Promise<unknown> =>
  listener.call('PUT', `/songs/${songId}/video`, { url: `https://youtu.be/${videoId}` })

/** Replaces YouTube in a page, so that it needs no network. Call it before the first page. */
export async function replaceYoutube(page: Page): Promise<void> {
  await page.route('https://www.youtube.com/iframe_api', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  )
  await page.route('https://www.youtube-nocookie.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>A video</title>' }),
  )
}
