import { PlaybackError } from '@/components/player/engine/playback-problem'
import { loadYoutubeApi, type YoutubePlayer } from '@/components/player/engine/youtube-api'
import { youtubeProblem } from '@/components/player/engine/youtube-errors'
import { createYoutubePlayer } from '@/components/player/engine/youtube-player'

/** The time that the player may take to load the list. */
const LIST_TIMEOUT_MS = 15_000

type Options = {
  /** The visible element that contains the player; YouTube requires at least 200 by 200 px. */
  container: HTMLElement
  /** The title of the frame. */
  title: string
  playlistId: string
}

/**
 * Returns the ids of the videos of a playlist, about the first 200, from YouTube's embedded player, which
 * needs no key. The player shows the first video and does not start it.
 * @throws PlaybackError
 */
export async function listPlaylistVideos(options: Options): Promise<string[]> {
  const { container, title, playlistId } = options
  const api = await loadYoutubeApi()
  const { promise, resolve, reject } = Promise.withResolvers<string[]>()
  const timer = setTimeout(
    () => reject(new PlaybackError({ code: 'youtube_unreachable' })),
    LIST_TIMEOUT_MS,
  )
  let player: YoutubePlayer | undefined
  try {
    const ready = createYoutubePlayer({
      api,
      container,
      title,
      videoId: '',
      events: {
        onReady(ready) {
          player = ready
          ready.cuePlaylist({ listType: 'playlist', list: playlistId })
        },
        onStateChange() {
          const videoIds = player?.getPlaylist() ?? []
          if (videoIds.length > 0) resolve(videoIds)
        },
        onError: (errorCode) => reject(new PlaybackError(youtubeProblem(errorCode))),
        onAutoplayBlocked: () => {},
      },
    })
    // The player may report an error before it is ready.
    const [, videoIds] = await Promise.all([ready, promise])
    return videoIds
  } finally {
    clearTimeout(timer)
    player?.destroy()
  }
}
