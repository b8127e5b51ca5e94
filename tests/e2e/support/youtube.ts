import type { Page } from '@playwright/test'

/** A video that plays for an hour. */
export const aVideo = (number: number): string => `plays${String(number).padStart(6, '0')}`

/** A video that ends in an error of YouTube's player. */
export const aFailure = (code: number): string => `fails${String(code).padStart(6, '0')}`

/**
 * YouTube's script as far as the player uses it: an iframe in place of the element, a clock, and the
 * states and errors its reference tells of. What a video does is in its id.
 */
const script = `
  const PLAYING = 1, PAUSED = 2, READY_AFTER_MS = 50
  class Player {
    constructor(place, { host, width, height, events }) {
      this.events = events
      this.seconds = 0
      this.frame = document.createElement('iframe')
      Object.assign(this.frame, { width, height, title: 'YouTube video player' })
      this.host = host
      place.replaceWith(this.frame)
      setTimeout(() => events.onReady({ target: this }), READY_AFTER_MS)
    }
    loadVideoById({ videoId, startSeconds = 0 }) {
      this.stopVideo()
      this.frame.src = this.host + '/embed/' + videoId
      this.seconds = startSeconds
      const code = Number(/^fails(\\d+)$/.exec(videoId)?.[1])
      if (code) setTimeout(() => this.events.onError({ data: code }), READY_AFTER_MS)
      else setTimeout(() => this.playVideo(), READY_AFTER_MS)
      this.isBroken = Boolean(code)
    }
    playVideo() {
      if (this.isBroken || this.timer || !this.frame.src) return
      this.timer = setInterval(() => { this.seconds += 0.1 }, 100)
      this.tell(PLAYING)
    }
    pauseVideo() {
      if (!this.timer) return
      this.stopVideo()
      this.tell(PAUSED)
    }
    stopVideo() { clearInterval(this.timer); this.timer = undefined }
    seekTo(seconds) { this.seconds = seconds }
    setVolume() {}
    getCurrentTime() { return this.seconds }
    getDuration() { return 3600 }
    destroy() { this.frame.remove() }
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
