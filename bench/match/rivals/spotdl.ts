import type { Matcher } from '../types'
import { overlap, slug, tokenRatio } from './ratios'

const FORBIDDEN = [
  ...['bassboosted', 'remix', 'remastered', 'remaster', 'reverb', 'bassboost', 'live', 'acoustic'],
  ...['8daudio', 'concert', 'acapella', 'slowed', 'instrumental', 'cover'],
]

/** By the description of spotDL's rules: name, artists, forbidden words, and time falling off exponentially. */
export const spotdl: Matcher = (song, videos) => {
  const rated = videos.flatMap((video) => {
    const named = `${song.artists.join(' ')} ${song.title}`
    const bare = slug(video.title).replace(slug(song.artists[0]!), '').trim()
    const ratios = [video.title, bare].flatMap((title) => [
      tokenRatio(song.title, title),
      tokenRatio(named, title),
    ])
    let name = 100 * Math.max(...ratios)
    const artists = 100 * overlap(song.artists[0]!, `${video.channel} ${video.title}`)
    if (name < 60 || artists < 70) return []
    const said = slug(video.title).replaceAll(' ', '')
    const own = slug(song.title).replaceAll(' ', '')
    name -= 15 * FORBIDDEN.filter((word) => said.includes(word) && !own.includes(word)).length
    const apart = Math.abs(song.durationMs - video.durationMs) / 1_000
    const time = 100 * Math.exp(-0.1 * apart)
    const average = (name + artists) / 2
    if (time < 25 || (time < 50 && average < 75)) return []
    return [{ id: video.videoId, score: (average + time) / 2 }]
  })
  return rated.sort((a, b) => b.score - a.score)[0]?.id
}
