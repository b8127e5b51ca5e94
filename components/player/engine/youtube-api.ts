import { PlaybackError } from './playback-problem'

/** The used part of YouTube's player. */
export type YoutubePlayer = {
  loadVideoById: (options: VideoStart) => void
  cueVideoById: (options: VideoStart) => void
  cuePlaylist: (options: { listType: 'playlist'; list: string }) => void
  /** The ids of the videos, null before the list has loaded. */
  getPlaylist: () => string[] | null
  playVideo: () => void
  pauseVideo: () => void
  stopVideo: () => void
  destroy: () => void
  seekTo: (seconds: number, allowSeekAhead: boolean) => void
  setVolume: (percent: number) => void
  getCurrentTime: () => number
  getDuration: () => number
}

/** Source: https://developers.google.com/youtube/iframe_api_reference#onStateChange */
export const PLAYER_STATE = { ended: 0, playing: 1, paused: 2 }

export type VideoStart = { videoId: string; startSeconds?: number }

type Options = {
  events: {
    onReady: () => void
    onStateChange: (event: { data: number }) => void
    onError: (event: { data: number }) => void
    onAutoplayBlocked: () => void
  }
}

export type YoutubeApi = {
  Player: new (frame: HTMLIFrameElement, options: Options) => YoutubePlayer
}

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be augmented
  interface Window {
    YT?: Partial<YoutubeApi>
    onYouTubeIframeAPIReady?: () => void
  }
}

const SCRIPT_URL = 'https://www.youtube.com/iframe_api'
/** The time that the script may take. */
const SCRIPT_TIMEOUT_MS = 10_000

let loading: Promise<YoutubeApi> | undefined

/**
 * Loads YouTube's script once, for the first video.
 *
 * @throws PlaybackError if it does not load in time; the next call tries again
 */
export function loadYoutubeApi(): Promise<YoutubeApi> {
  loading ??= loadScript().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

function loadScript(): Promise<YoutubeApi> {
  return new Promise((resolve, reject) => {
    // A script that loaded after its timeout does not call back again.
    const loaded = loadedApi()
    if (loaded) return resolve(loaded)
    const script = document.createElement('script')
    const fail = () => {
      clearTimeout(timer)
      reject(new PlaybackError({ code: 'youtube_unreachable' }))
    }
    const timer = setTimeout(fail, SCRIPT_TIMEOUT_MS)
    window.onYouTubeIframeAPIReady = () => {
      clearTimeout(timer)
      const api = loadedApi()
      if (api) resolve(api)
    }
    script.src = SCRIPT_URL
    script.onerror = fail
    document.head.append(script)
  })
}

function loadedApi(): YoutubeApi | undefined {
  const { Player } = window.YT ?? {}
  return Player && { Player }
}
