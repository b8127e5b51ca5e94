import type { Matcher } from '../types'
import { overlap, slug } from './ratios'

const PENALISED = [
  'live',
  'cover',
  'karaoke',
  'remix',
  'instrumental',
  'slowed',
  'sped',
  'nightcore',
  '8d',
]
const HARD_SHARE = 0.1
const ACCEPTED = 0.6

/** By the description of CSVMusic's rules: four weighted parts, a tenth off a penalised word, and a bound on the length. */
export const csvmusic: Matcher = (song, videos) => {
  const rated = videos.flatMap((video) => {
    const apart = Math.abs(video.durationMs - song.durationMs)
    if (apart > song.durationMs * HARD_SHARE) return []
    const artist = overlap(song.artists[0]!, `${video.title} ${video.channel}`)
    const channel = /topic|official|vevo/i.test(video.channel) ? 1 : 0
    const own = slug(song.title)
    const penalties = PENALISED.filter(
      (term) => slug(video.title).includes(term) && !own.includes(term),
    )
    const score =
      0.35 * lengthPart(apart / 1_000) +
      0.35 * overlap(song.title, video.title) +
      0.25 * artist +
      0.15 * channel -
      0.1 * penalties.length
    return score >= ACCEPTED ? [{ id: video.videoId, score }] : []
  })
  return rated.sort((a, b) => b.score - a.score)[0]?.id
}

const lengthPart = (seconds: number): number => {
  if (seconds <= 6) return 1
  if (seconds > 30) return 0.45
  return 1 - (0.55 * (seconds - 6)) / 24
}
