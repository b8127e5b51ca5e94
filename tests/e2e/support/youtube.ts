import type { Page } from '@playwright/test'

/** A video that plays for an hour. */
export const aVideo = (number: number): string => `plays${String(number).padStart(6, '0')}`

/** A video that ends in an error of YouTube's player. */
export const aFailure = (code: number): string => `fails${String(code).padStart(6, '0')}`

/** A video that the browser cannot play at first, and plays when it is asked again. */
export const aStumble = (): string => 'stumbles001'

/**
 * YouTube's script as far as the player uses it: it takes over the frame it is given, keeps a clock,
 * and tells the states and errors its reference tells of. What a video does is in its id.
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
      this.tell(CUED)
    }
    playVideo() {
      this.isCued = false
      if (this.code) return setTimeout(() => this.events.onError({ data: this.code }), READY_AFTER_MS)
      if (this.timer) return
      this.timer = setInterval(() => { this.seconds += 0.1 }, 100)
      this.tell(PLAYING)
    }
    pauseVideo() {
      if (!this.timer) return
      this.stopVideo()
      this.tell(PAUSED)
    }
    stopVideo() { clearInterval(this.timer); this.timer = undefined }
    destroy() { this.stopVideo(); this.frame.remove() }
    seekTo(seconds) { this.seconds = seconds }
    setVolume() {}
    getCurrentTime() { return this.seconds }
    getDuration() { return 125 }
    tell(data) { this.events.onStateChange({ data }) }
  }
  window.YT = { Player }
  window.onYouTubeIframeAPIReady()
`

/** Stands in for YouTube in a page: nothing is asked of the network. Before the first page. */
export async function standInForYoutube(page: Page): Promise<void> {
  await page.route('https://www.youtube.com/iframe_api', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  )
  await page.route('https://www.youtube-nocookie.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>A video</title>' }),
  )
}
