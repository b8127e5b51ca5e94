import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { scoreVideo } from '@/lib/matching/score-video'
import { readVideoSong } from '@/lib/matching/song-of-video'

type VideoCase = {
  id: string
  title: string
  artists: string[]
  seconds: number | null
  video: { title: string; channel: string; seconds: number | null }
  want: 'take' | 'leave'
}
type TitleCase = {
  id: string
  video: { title: string; channel: string }
  want: { title: string; artists: string[] }
}

const file = new URL('../../../fixtures/matching/cases.json', import.meta.url)
const cases: { videos: VideoCase[]; titles: TitleCase[] } = JSON.parse(readFileSync(file, 'utf8'))
const toMilliseconds = (seconds: number | null) => (seconds === null ? null : seconds * 1000)

describe('scoreVideo', () => {
  test.each(cases.videos)('$id: $want $video.title for $title', (given) => {
    const recording = {
      title: given.title,
      artists: given.artists,
      durationMs: toMilliseconds(given.seconds),
    }
    const { title, channel, seconds } = given.video
    const video = { videoId: 'a', title, channel, durationMs: toMilliseconds(seconds) }
    const score = scoreVideo(recording, video)
    if (given.want === 'take') expect(score).not.toBeNull()
    else expect(score?.isSure ?? false, JSON.stringify(score)).toBe(false)
  })
})

describe('readVideoSong', () => {
  test.each(cases.titles)('$id: $video.title of $video.channel', ({ video, want }) => {
    expect(readVideoSong(video)).toEqual(want)
  })
})
