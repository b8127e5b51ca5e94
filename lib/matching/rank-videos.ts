import { scoreVideo } from './score-video'
import type { Recording, Video, VideoScore } from './types'

/** Returns the videos that play a recording, the best first; equal ones in the given order. */
export function rankVideos<Candidate extends Video>(
  recording: Recording,
  videos: readonly Candidate[],
): (Candidate & VideoScore)[] {
  return videos
    .flatMap((video) => {
      const score = scoreVideo(recording, video)
      return score ? [{ ...video, ...score }] : []
    })
    .sort((a, b) => b.score - a.score)
}
