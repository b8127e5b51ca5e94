/** The part of YouTube's player that is used here. */
export type YoutubePlayer = {
  loadVideoById: (options: VideoStart) => void
  cueVideoById: (options: VideoStart) => void
  playVideo: () => void
  pauseVideo: () => void
  stopVideo: () => void
  destroy: () => void
  seekTo: (seconds: number, allowSeekAhead: boolean) => void
  setVolume: (percent: number) => void
  getCurrentTime: () => number
  getDuration: () => number
}

export type VideoStart = { videoId: string; startSeconds?: number }

type Options = {
  events: {
    onReady: () => void
    onStateChange: (event: { data: number }) => void
    onError: (event: { data: number }) => void
    onAutoplayBlocked: () => void
  }
}

type YoutubeApi = { Player: new (frame: HTMLIFrameElement, options: Options) => YoutubePlayer }
type YoutubeWindow = Window & { YT?: YoutubeApi; onYouTubeIframeAPIReady?: () => void }

const SCRIPT = 'https://www.youtube.com/iframe_api'
const HOST = 'https://www.youtube-nocookie.com'
/** So long the script may take, and then the frame. */
export const DEADLINE_MS = 10_000

let loading: Promise<YoutubeApi> | undefined

/** Loads YouTube's script once, when the first video is wanted. Rejects, with words, when it does not come. */
export function loadYoutubeApi(): Promise<YoutubeApi> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

function load(): Promise<YoutubeApi> {
  const here = window as YoutubeWindow
  return new Promise((done, fail) => {
    // A script that came after its deadline announces itself to nobody again.
    if (here.YT?.Player) return done(here.YT)
    const script = document.createElement('script')
    const giveUp = () => {
      clearTimeout(timer)
      fail(new Error('YouTube cannot be reached.'))
    }
    const timer = setTimeout(giveUp, DEADLINE_MS)
    here.onYouTubeIframeAPIReady = () => {
      clearTimeout(timer)
      if (here.YT) done(here.YT)
    }
    script.src = SCRIPT
    script.onerror = giveUp
    document.head.append(script)
  })
}

/**
 * The frame a video plays in. It says where it is embedded, without which YouTube plays nothing,
 * and `origin` is the only page whose messages it takes.
 */
export function createVideoFrame(videoId: string): HTMLIFrameElement {
  const parameters = new URLSearchParams({
    enablejsapi: '1',
    origin: window.location.origin,
    playsinline: '1',
    rel: '0',
  })
  const frame = document.createElement('iframe')
  frame.title = 'YouTube video player'
  frame.referrerPolicy = 'strict-origin-when-cross-origin'
  frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture'
  frame.allowFullscreen = true
  frame.src = `${HOST}/embed/${encodeURIComponent(videoId)}?${parameters}`
  return frame
}

/** The browser cannot play it at the moment: worth another try. */
export const HTML5_ERROR = 5
/** YouTube was not told where it is embedded: no fault of the video's. */
export const NO_REFERRER = 153

/** What YouTube's error numbers mean. */
export const youtubeWords = (code: number): string => {
  if (code === 2) return 'The link to the video is not right.'
  if (code === HTML5_ERROR) return 'This browser cannot play the video.'
  if (code === 100) return 'The video was removed from YouTube.'
  if (code === 101 || code === 150) return 'The video may not be played outside YouTube.'
  if (code === NO_REFERRER) {
    return 'YouTube was not told which site plays the video. A browser extension or setting may hide it.'
  }
  return 'The video cannot be played.'
}
