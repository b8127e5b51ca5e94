import { scoreVideo } from './score-video'
import type { Verdict, Video, Wanted } from './types'

/** Videos that play a recording, the best first; of equals the one that was found first. */
export function rankVideos<Found extends Video>(
  wanted: Wanted,
  videos: readonly Found[],
): (Found & Verdict)[] {
  return videos
    .flatMap((video) => {
      const verdict = scoreVideo(wanted, video)
      return verdict ? [{ ...video, ...verdict }] : []
    })
    .sort((a, b) => b.score - a.score)
}
