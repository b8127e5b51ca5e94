/** The part of YouTube's player that is used here. */
export type YoutubePlayer = {
  loadVideoById: (options: { videoId: string; startSeconds?: number }) => void
  playVideo: () => void
  pauseVideo: () => void
  stopVideo: () => void
  seekTo: (seconds: number, allowSeekAhead: boolean) => void
  setVolume: (percent: number) => void
  getCurrentTime: () => number
  getDuration: () => number
  destroy: () => void
}

type Options = {
  host: string
  width: string
  height: string
  playerVars: Record<string, string | number>
  events: {
    onReady: () => void
    onStateChange: (event: { data: number }) => void
    onError: (event: { data: number }) => void
  }
}

type YoutubeApi = { Player: new (element: HTMLElement, options: Options) => YoutubePlayer }
type YoutubeWindow = Window & { YT?: YoutubeApi; onYouTubeIframeAPIReady?: () => void }

const SCRIPT = 'https://www.youtube.com/iframe_api'
const DEADLINE_MS = 10_000

let loading: Promise<YoutubeApi> | undefined

/** Loads YouTube's script once, when the first video is wanted. Rejects when it does not come. */
export function youtubeApi(): Promise<YoutubeApi> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

function load(): Promise<YoutubeApi> {
  const here = window as YoutubeWindow
  return new Promise((done, fail) => {
    const script = document.createElement('script')
    const timer = setTimeout(() => fail(new Error('YouTube did not answer')), DEADLINE_MS)
    here.onYouTubeIframeAPIReady = () => {
      clearTimeout(timer)
      if (here.YT) done(here.YT)
    }
    script.src = SCRIPT
    script.onerror = () => fail(new Error('YouTube cannot be reached'))
    document.head.append(script)
  })
}

/** What YouTube's error numbers mean. */
export const youtubeWords = (code: number): string => {
  if (code === 2) return 'The link to the video is not right.'
  if (code === 5) return 'This browser cannot play the video.'
  if (code === 100) return 'The video was removed from YouTube.'
  if (code === 101 || code === 150) return 'The video may not be played outside YouTube.'
  if (code === 153) return 'YouTube was not told which site plays the video.'
  return 'The video cannot be played.'
}
